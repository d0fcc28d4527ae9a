//! How a case ends, in words: what is to be carried out, who was served, what is public, withdrawals, courts.

use casework::settlement::{
    CaseDetails, DutyRow, LawsuitRow, PublicationRow, ReviewRow, ServiceRow, WithdrawalRow,
};
use jiff::civil::Date;
use words::t;

use super::{names, pointed};
use crate::app::App;
use crate::web::{PageContext, legal};

/// One duty of a decision.
pub(super) struct DutyLine {
    pub(super) what: String,
    pub(super) owed_by: String,
    pub(super) ordered: String,
    pub(super) done: String,
    pub(super) left: String,
    pub(super) due: String,
    pub(super) state: String,
    pub(super) tone: &'static str,
}

/// One thing told in a line with what stands under it.
pub(super) struct Told {
    pub(super) title: String,
    pub(super) under: Vec<String>,
}

/// How a case ends, as its page shows it.
pub(super) struct EndingView {
    pub(super) duties: Vec<DutyLine>,
    pub(super) services: Vec<Told>,
    pub(super) publications: Vec<Told>,
    pub(super) withdrawals: Vec<Told>,
    pub(super) courts: Vec<Told>,
}

/// What a list of the law calls a code.
struct Telling<'a> {
    t: &'a PageContext,
    app: &'a App,
    details: &'a CaseDetails,
}

/// Everything about how a case ends.
pub(super) fn view(t: &PageContext, app: &App, details: &CaseDetails) -> EndingView {
    let telling = Telling { t, app, details };
    let ending = &details.ending;
    let reviews = ending.reviews.iter().map(|row| telling.review(row));
    let courts = ending.lawsuits.iter().map(|row| telling.lawsuit(row));
    EndingView {
        duties: ending.duties.iter().map(|row| telling.duty(row)).collect(),
        services: ending
            .services
            .iter()
            .map(|row| telling.service(row))
            .collect(),
        publications: ending
            .publications
            .iter()
            .map(|row| telling.publication(row))
            .collect(),
        withdrawals: ending
            .withdrawals
            .iter()
            .map(|row| telling.withdrawal(row))
            .collect(),
        courts: courts.chain(reviews).collect(),
    }
}

impl Telling<'_> {
    /// A code of the list that a field of the procedure chooses from.
    fn code(&self, field: &str, code: &str, on: Date) -> String {
        let law = &self.app.law;
        let procedure = law.procedures.get(&self.details.case.procedure);
        let fields = procedure.into_iter().flat_map(|found| &found.steps);
        let mut fields = fields.flat_map(|step| &step.fields);
        let list = fields.find_map(|found| {
            let list = found.list.as_deref().filter(|_| found.id == field)?;
            law.grounds.get(list)?.entry(code, on).map(|_| list)
        });
        names::entry(self.t, law, list, code, on)
    }

    fn day(&self, label: &'static str, day: Option<Date>) -> Option<String> {
        let day = self.t.date(day?);
        let said = self.t.say_with(label, &[("day", day.into())]);
        Some(said.into_owned())
    }

    fn duty(&self, row: &DutyRow) -> DutyLine {
        let (t, case) = (self.t, &self.details.case);
        let amount = |amount| pointed::measured(t, self.app, &case.procedure, &row.what, amount);
        let (state, tone) = stand(t, row);
        let charged = row.charged.as_deref();
        let charged = charged.map(|unit| names::unit(t, self.app, unit));
        let owed_by = Some(row.owed_by.clone()).filter(|name| !name.is_empty());
        DutyLine {
            what: pointed::what(t, self.app, self.details, row),
            owed_by: owed_by.or(charged).unwrap_or_default(),
            ordered: amount(row.ordered + row.more),
            done: amount(row.done),
            left: amount(row.left()),
            due: row.due_on.map_or_else(String::new, |day| t.date(day)),
            state: match row.state.as_str() {
                "ended" => format!(
                    "{state}: {}",
                    names::entry(
                        t,
                        &self.app.law,
                        Some("enforcement.end"),
                        &row.ground,
                        row.closed_on.unwrap_or(t.today())
                    )
                ),
                _ => state,
            },
            tone,
        }
    }

    fn service(&self, row: &ServiceRow) -> Told {
        let t = self.t;
        let title = match row.recipient.as_str() {
            "other" => row.other.clone(),
            code => self.code("recipients", code, row.sent_on),
        };
        let mut under: Vec<String> = self
            .day(t!("settlement-sent-on"), Some(row.sent_on))
            .into_iter()
            .collect();
        if row.is_late {
            under.push(t.say(t!("settlement-sent-late")).into_owned());
        }
        match self.day(t!("settlement-served-on"), row.served_on) {
            Some(served) => {
                under.push(served);
                under.push(self.code("proof", &row.proof, row.sent_on));
            }
            None => under.push(t.say(t!("settlement-not-served")).into_owned()),
        }
        Told { title, under }
    }

    fn publication(&self, row: &PublicationRow) -> Told {
        let t = self.t;
        let mut under: Vec<String> = Vec::new();
        under.extend(self.day(t!("settlement-public-from"), Some(row.from_on)));
        under.extend(self.day(t!("settlement-public-until"), row.until_on));
        if row.times > 1 {
            let times = t.say_with(
                t!("settlement-public-times"),
                &[("times", row.times.into())],
            );
            under.push(times.into_owned());
        }
        under.extend(Some(row.place.clone()).filter(|place| !place.is_empty()));
        under.extend(self.day(t!("settlement-public-down"), row.down_on));
        Told {
            title: self.code("publicity", &row.form, row.from_on),
            under,
        }
    }

    fn withdrawal(&self, row: &WithdrawalRow) -> Told {
        let t = self.t;
        let kind = match row.kind.as_str() {
            "members" => t.say_with(
                t!("settlement-withdrew-members"),
                &[("people", row.people.into())],
            ),
            "contents" => {
                let numbers: Vec<String> = row.contents.iter().map(ToString::to_string).collect();
                let numbers = numbers.join(", ");
                t.say_with(
                    t!("settlement-withdrew-contents"),
                    &[("contents", numbers.into())],
                )
            }
            _ => t.say(t!("settlement-withdrew-whole")),
        };
        let answer = if row.is_free {
            t!("settlement-withdrew-freely")
        } else {
            t!("settlement-withdrew-unfreely")
        };
        let mut under = vec![t.date(row.on), t.say(answer).into_owned()];
        if row.is_persuaded {
            under.push(t.say(t!("settlement-withdrew-persuaded")).into_owned());
        }
        under.extend(self.day(t!("settlement-withdrew-aside"), row.set_aside_on));
        Told {
            title: kind.into_owned(),
            under,
        }
    }

    fn lawsuit(&self, row: &LawsuitRow) -> Told {
        let mut under: Vec<String> = Vec::new();
        under.extend(self.day(t!("settlement-suit-accepted"), Some(row.accepted_on)));
        under.extend(Some(row.number.clone()).filter(|number| !number.is_empty()));
        if let Some(judged) = row.judged_on {
            let result = names::entry(
                self.t,
                &self.app.law,
                Some("lawsuit.result"),
                &row.result,
                judged,
            );
            under.push(format!(
                "{} ({}): {result}",
                row.judgment,
                self.t.date(judged)
            ));
        }
        under.extend(self.day(t!("settlement-suit-executed"), row.executed_on));
        Told {
            title: row.court.clone(),
            under,
        }
    }

    fn review(&self, row: &ReviewRow) -> Told {
        let (t, law) = (self.t, &self.app.law);
        let unit = legal::unit_name(t, law, &row.ordered_by);
        let mut under = vec![t.date(row.ordered_on), row.reason.clone()];
        if let Some(ended) = row.ended_on {
            let list = Some("reexamination.result");
            under.push(names::entry(t, law, list, &row.result, ended));
        }
        let title = t.say_with(t!("settlement-review-by"), &[("unit", unit.into())]);
        Told {
            title: title.into_owned(),
            under,
        }
    }
}

/// How a duty stands today, and its tone.
pub(super) fn stand(t: &PageContext, row: &DutyRow) -> (String, &'static str) {
    let (key, tone) = match row.state.as_str() {
        "done" => (t!("settlement-duty-done"), "good"),
        "ended" => (t!("settlement-duty-ended"), "plain"),
        _ if row.is_late_on(t.today()) => (t!("settlement-duty-late"), "bad"),
        _ => (t!("settlement-duty-open"), "info"),
    };
    (t.say(key).into_owned(), tone)
}
