//! What the gallery shows.

use jiff::civil::date;
use words::{Left, t};

use crate::pages::style::paths;
use crate::web::components::{Choice, ClockState, ClockView, Moment, Tab};
use crate::web::listing::{Listing, Order};
use crate::web::{ActorView, NavItem, PageContext};

/// A row of the sample queue.
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) who: String,
    pub(super) about: String,
    pub(super) class: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
    pub(super) clock: ClockView,
}

/// A row of the sample figures.
pub(super) struct Figures {
    pub(super) unit: String,
    pub(super) visits: i64,
    pub(super) groups: i64,
    pub(super) petitions: i64,
    pub(super) settled: i64,
}

pub(super) fn actor(t: &PageContext) -> ActorView {
    let item = |href, label, icon, count| NavItem {
        href,
        label,
        icon,
        count,
    };
    ActorView {
        name: t.say("style-person").into_owned(),
        posts: vec![words::t!("style-post")],
        unit: t.say("style-unit").into_owned(),
        news: 3,
        nav: vec![
            item("/desk", t!("style-nav-desk"), "desk", None),
            item(paths::STYLE, t!("style-nav-queue"), "inbox", Some(24)),
            item("/cases", t!("style-nav-cases"), "folder", None),
            item("/sign", t!("style-nav-sign"), "pen", Some(3)),
            item("/duty", t!("style-nav-duty"), "calendar", None),
            item("/watch", t!("style-nav-watch"), "eye", Some(2)),
            item("/reports", t!("style-nav-reports"), "chart", None),
            item("/units", t!("style-nav-units"), "building", None),
            item("/admin", t!("style-nav-admin"), "gear", None),
        ],
    }
}

const fn running(days: i64, is_soon: bool) -> ClockState {
    ClockState::Running {
        left: Left {
            days,
            working: true,
        },
        is_soon,
    }
}

pub(super) fn clocks(t: &PageContext) -> Vec<ClockView> {
    let article = t.say("style-article-28");
    [
        running(21, false),
        running(3, true),
        running(0, true),
        running(-2, true),
        ClockState::Paused,
        ClockState::Kept,
        ClockState::Broken,
    ]
    .into_iter()
    .map(|state| ClockView {
        state,
        due: Some(date(2026, 11, 26)),
        article: article.to_string(),
    })
    .collect()
}

pub(super) fn rows(t: &PageContext) -> Vec<Row> {
    let row = |code, (who, about), class, (state, tone), (clock, day, article)| Row {
        code,
        who: t.say(who).into_owned(),
        about: t.say(about).into_owned(),
        class: t.say(class).into_owned(),
        state: t.say(state).into_owned(),
        tone,
        clock: ClockView {
            state: clock,
            due: Some(day),
            article: t.say(article).into_owned(),
        },
    };
    vec![
        row(
            "1188",
            (t!("style-who-1"), t!("style-about-1")),
            t!("style-class-complaint"),
            (t!("style-state-team"), "info"),
            (
                running(-2, true),
                date(2026, 11, 19),
                t!("style-article-28"),
            ),
        ),
        row(
            "1207",
            (t!("style-who-3"), t!("style-about-3")),
            t!("style-class-denunciation"),
            (t!("style-state-sign"), "wait"),
            (running(0, true), date(2026, 11, 23), t!("style-article-30")),
        ),
        row(
            "1211",
            (t!("style-who-2"), t!("style-about-2")),
            t!("style-class-recommendation"),
            (t!("style-state-back"), "bad"),
            (running(3, true), date(2026, 11, 26), t!("style-article-27")),
        ),
        row(
            "1214",
            (t!("style-who-4"), t!("style-about-4")),
            t!("style-class-complaint"),
            (t!("style-state-accepted"), "good"),
            (
                running(21, false),
                date(2026, 12, 22),
                t!("style-article-28"),
            ),
        ),
        row(
            "1216",
            (t!("style-who-5"), t!("style-about-5")),
            t!("style-class-recommendation"),
            (t!("style-state-new"), "plain"),
            (running(8, false), date(2026, 12, 3), t!("style-article-27")),
        ),
    ]
}

pub(super) fn tabs(t: &PageContext) -> Vec<Tab> {
    let tab = |label, count, is_here| Tab {
        href: paths::STYLE.to_owned(),
        label: t.say(label).into_owned(),
        count,
        is_here,
    };
    vec![
        tab(t!("style-tab-new"), Some(24), true),
        tab(t!("style-tab-classified"), Some(11), false),
        tab(t!("style-tab-done"), None, false),
    ]
}

pub(super) fn docket(t: &PageContext) -> Vec<Moment> {
    let moment = |title, when, who: &str, note: &str, tone| Moment {
        title: t.say(title).into_owned(),
        when,
        who: who.to_owned(),
        note: if note.is_empty() {
            String::new()
        } else {
            t.say(note).into_owned()
        },
        tone,
    };
    let who = t.say("style-person");
    vec![
        moment(
            t!("style-docket-1"),
            t.date(date(2026, 10, 12)),
            &who,
            "",
            "done",
        ),
        moment(
            t!("style-docket-2"),
            t.date(date(2026, 10, 20)),
            &who,
            t!("style-docket-note-2"),
            "done",
        ),
        moment(
            t!("style-docket-3"),
            t.date(date(2026, 10, 27)),
            &who,
            t!("style-docket-note-3"),
            "now",
        ),
        moment(
            t!("style-docket-4"),
            t.say("style-docket-ahead").into_owned(),
            "",
            t!("style-docket-note-4"),
            "ahead",
        ),
    ]
}

pub(super) fn figures(t: &PageContext) -> Vec<Figures> {
    let figures = |unit, visits, groups, petitions, settled| Figures {
        unit: t.say(unit).into_owned(),
        visits,
        groups,
        petitions,
        settled,
    };
    vec![
        figures(t!("style-unit"), 1_248, 14, 629, 624),
        figures(t!("style-unit-2"), 2_030, 9, 445, 441),
        figures(t!("style-unit-3"), 312, 2, 87, 80),
        figures(t!("style-fig-total"), 38_445, 588, 14_400, 14_102),
    ]
}

fn choices(t: &PageContext, pairs: &[(&str, &str)]) -> Vec<Choice> {
    let choice = |(value, label): &(&str, &str)| Choice {
        value: (*value).to_owned(),
        label: t.say(label).into_owned(),
    };
    pairs.iter().map(choice).collect()
}

pub(super) fn classes(t: &PageContext) -> Vec<Choice> {
    choices(
        t,
        &[
            ("complaint", t!("style-class-complaint")),
            ("denunciation", t!("style-class-denunciation")),
            ("recommendation", t!("style-class-recommendation")),
        ],
    )
}

pub(super) fn states(t: &PageContext) -> Vec<Choice> {
    choices(
        t,
        &[
            ("new", t!("style-state-new")),
            ("team", t!("style-state-team")),
            ("sign", t!("style-state-sign")),
        ],
    )
}

pub(super) fn times(t: &PageContext) -> Vec<Choice> {
    choices(
        t,
        &[
            ("first", t!("style-times-first")),
            ("again", t!("style-times-again")),
        ],
    )
}

pub(super) fn listing() -> Listing<'static> {
    Listing {
        path: paths::STYLE,
        filters: Vec::new(),
        sort: ("due", Order::Ascending),
    }
}
