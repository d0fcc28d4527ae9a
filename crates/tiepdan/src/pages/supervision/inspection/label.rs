//! The words for inspections and what they recommend.

use casework::supervision::inspection::{
    Kind, Occasion, Recommendation, RecommendationKind, RecommendationStand, Situation, Stand,
    Topic,
};
use words::t;

use crate::web::PageContext;
use crate::web::components::Choice;

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Inspection => t!("inspection-kind-inspection"),
        Kind::Check => t!("inspection-kind-check"),
    }
}

pub(super) const fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Planned => t!("inspection-occasion-planned"),
        Occasion::Unscheduled => t!("inspection-occasion-unscheduled"),
    }
}

pub(super) const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Reception => t!("inspection-topic-reception"),
        Topic::Settlement => t!("inspection-topic-settlement"),
        Topic::Both => t!("inspection-topic-both"),
    }
}

/// Where an inspection stands, and the tone of its mark.
pub(super) const fn stand(stand: Stand) -> (&'static str, &'static str) {
    match stand {
        Stand::Planned => (t!("inspection-stand-planned"), "plain"),
        Stand::Begun => (t!("inspection-stand-begun"), "info"),
        Stand::Concluded => (t!("inspection-stand-concluded"), "wait"),
        Stand::CarriedOut => (t!("inspection-stand-carried-out"), "good"),
        Stand::Cancelled => (t!("inspection-stand-cancelled"), "plain"),
    }
}

/// The tabs of the list.
pub(super) const fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::All => t!("supervision-all-cases"),
        Situation::Planned => t!("inspection-stand-planned"),
        Situation::Begun => t!("inspection-stand-begun"),
        Situation::Concluded => t!("inspection-stand-concluded"),
        Situation::Late => t!("inspection-tab-late"),
        Situation::CarriedOut => t!("inspection-stand-carried-out"),
    }
}

pub(super) const fn recommended(kind: RecommendationKind) -> &'static str {
    match kind {
        RecommendationKind::Administrative => t!("inspection-recommends-administrative"),
        RecommendationKind::Investigation => t!("inspection-recommends-investigation"),
        RecommendationKind::Measure => t!("inspection-recommends-measure"),
    }
}

/// Where a recommendation stands, and the tone of its mark.
pub(super) const fn recommendation(one: &Recommendation) -> (&'static str, &'static str) {
    match one.stand {
        RecommendationStand::Given => (t!("inspection-recommendation-given"), "info"),
        RecommendationStand::Answered => (t!("inspection-recommendation-answered"), "wait"),
        RecommendationStand::Returned => (t!("inspection-recommendation-returned"), "bad"),
        RecommendationStand::Accepted => (t!("inspection-recommendation-accepted"), "good"),
    }
}

/// What was done.
pub(super) fn act(act: &str) -> &'static str {
    match act {
        "planned" => t!("inspection-act-planned"),
        "begun" => t!("inspection-act-begun"),
        "cancelled" => t!("inspection-act-cancelled"),
        "concluded" => t!("inspection-act-concluded"),
        "recommended" => t!("inspection-act-recommended"),
        "answered" => t!("inspection-act-answered"),
        "returned" => t!("inspection-act-returned"),
        "accepted" => t!("inspection-act-accepted"),
        _ => t!("inspection-act-carried-out"),
    }
}

/// Words to choose from.
pub(super) fn choices<T: Copy>(
    t: &PageContext,
    all: &[T],
    word: impl Fn(T) -> &'static str,
    label: impl Fn(T) -> &'static str,
) -> Vec<Choice> {
    let choice = |one: &T| Choice {
        value: word(*one).to_owned(),
        label: t.say(label(*one)).into_owned(),
    };
    all.iter().map(choice).collect()
}
