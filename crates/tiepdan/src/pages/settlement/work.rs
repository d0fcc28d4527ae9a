//! How a case was worked on: who verified, what was asked for, gathered and said, and who stood aside.

use std::collections::HashMap;

use casework::document::{self, Attachment, Scan};
use casework::settlement::{
    self, Evidence, Interest, Meeting, MeetingPerson, Verification, Verifier,
};
use casework::{Failure, Id};
use jiff::civil::Date;
use law::Law;
use law::procedure::{Class, Procedure};
use store::Tx;
use words::t;

use super::{names, paths};
use crate::pages::petition::note;
use crate::web::{PageContext, legal};

/// What is read beside the case.
pub(super) struct Work {
    verification: Verification,
    meetings: Vec<Meeting>,
    interests: Vec<Interest>,
    files: Vec<Attachment>,
    scans: HashMap<Id, Scan>,
}

impl Work {
    /// Reads it. The caller has shown that the case may be seen.
    ///
    /// # Errors
    /// What the database reports.
    pub(super) fn read(tx: &mut Tx<'_>, case: Id) -> Result<Self, Failure> {
        Ok(Self {
            verification: settlement::verification_of(tx, case)?,
            meetings: settlement::meetings_of(tx, case)?,
            interests: settlement::interests_of(tx, case)?,
            files: document::of_subject(tx, case)?,
            scans: document::scan::of_subject(tx, case)?,
        })
    }
}

/// A table of the page: its title, the heads of its columns, its rows of text and perhaps an address.
pub(super) struct Sheet {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<(String, String)>>,
}

/// What the tables are told from.
pub(super) struct Telling<'a> {
    pub(super) t: &'a PageContext,
    pub(super) law: &'a Law,
    pub(super) procedure: Option<&'a Procedure>,
    pub(super) class: Class,
    pub(super) case: Id,
    pub(super) today: Date,
}

impl Telling<'_> {
    /// Every table that has a row.
    pub(super) fn sheets(&self, work: &Work) -> Vec<Sheet> {
        let all = [
            self.team(&work.verification.team),
            self.plan(&work.verification),
            self.requests(&work.verification),
            self.experts(&work.verification),
            self.evidence(&work.verification.evidence),
            self.files(work),
            self.meetings(&work.meetings),
            self.interests(&work.interests),
        ];
        all.into_iter().filter(|one| !one.rows.is_empty()).collect()
    }

    fn sheet(
        &self,
        id: &'static str,
        title: &'static str,
        heads: &[&'static str],
        rows: Vec<Vec<String>>,
    ) -> Sheet {
        let plain = |row: Vec<String>| row.into_iter().map(|text| (text, String::new()));
        Sheet {
            id,
            title: self.t.say(title).into_owned(),
            heads: heads
                .iter()
                .map(|head| self.t.say(head).into_owned())
                .collect(),
            rows: rows.into_iter().map(|row| plain(row).collect()).collect(),
        }
    }

    fn day(&self, day: Option<Date>) -> String {
        day.map_or_else(String::new, |day| self.t.date(day))
    }

    fn entry(&self, list: &str, code: &str) -> String {
        if code.is_empty() {
            return String::new();
        }
        names::entry(self.t, self.law, Some(list), code, self.today)
    }

    fn team(&self, team: &[Verifier]) -> Sheet {
        let row = |one: &Verifier| {
            let role = match one.role.as_str() {
                "leader" => t!("settlement-work-leader"),
                _ => t!("settlement-work-member"),
            };
            let mark = match (one.until, one.is_conflicted) {
                (Some(until), _) => format!("{} {}", self.t.date(until), one.reason),
                (None, true) => self.t.say(t!("settlement-work-conflicted")).into_owned(),
                (None, false) => String::new(),
            };
            let role = self.t.say(role).into_owned();
            vec![one.name.clone(), role, self.t.date(one.from), mark]
        };
        let heads = [
            t!("settlement-work-who"),
            t!("settlement-work-role"),
            t!("settlement-work-since"),
            t!("settlement-work-left"),
        ];
        let rows = team.iter().map(row).collect();
        self.sheet("team", t!("settlement-work-team"), &heads, rows)
    }

    fn plan(&self, verification: &Verification) -> Sheet {
        let plan = verification.plan.iter();
        let rows = plan.map(|plan| {
            let until = self.day(plan.report_by);
            vec![plan.subject.clone(), plan.places.clone(), until]
        });
        let heads = [
            t!("settlement-work-what"),
            t!("settlement-work-where"),
            t!("settlement-work-until"),
        ];
        self.sheet("plan", t!("settlement-work-plan"), &heads, rows.collect())
    }

    fn requests(&self, verification: &Verification) -> Sheet {
        let rows = verification.requests.iter().map(|one| {
            let came = self.day(one.met_on);
            let came = [came.as_str(), &one.giver, &one.items];
            let came = came.into_iter().filter(|text| !text.is_empty());
            vec![
                one.holder.clone(),
                one.what.clone(),
                self.t.date(one.asked_on),
                self.day(one.answer_by),
                came.collect::<Vec<_>>().join(", "),
            ]
        });
        let heads = [
            t!("settlement-work-asked-of"),
            t!("settlement-work-what"),
            t!("settlement-work-asked-on"),
            t!("settlement-work-until"),
            t!("settlement-work-came"),
        ];
        let title = t!("settlement-work-requests");
        self.sheet("requests", title, &heads, rows.collect())
    }

    fn experts(&self, verification: &Verification) -> Sheet {
        let rows = verification.experts.iter().map(|one| {
            vec![
                one.body.clone(),
                one.question.clone(),
                self.t.date(one.asked_on),
                self.day(one.received_on),
                one.result.clone(),
            ]
        });
        let heads = [
            t!("settlement-work-asked-of"),
            t!("settlement-work-what"),
            t!("settlement-work-asked-on"),
            t!("settlement-work-came"),
            t!("settlement-work-result"),
        ];
        let title = t!("settlement-work-experts");
        self.sheet("experts", title, &heads, rows.collect())
    }

    fn evidence(&self, evidence: &[Evidence]) -> Sheet {
        let rows = evidence.iter().map(|one| {
            vec![
                format!("{}. {}", one.no, one.what),
                self.entry("evidence.kind", &one.kind),
                self.entry("evidence.origin", &one.origin),
                one.given_by.clone(),
                self.t.date(one.received_on),
                one.hash.clone().unwrap_or_default(),
            ]
        });
        let heads = [
            t!("settlement-work-what"),
            t!("settlement-work-kind"),
            t!("settlement-work-origin"),
            t!("settlement-work-from-whom"),
            t!("settlement-work-came"),
            t!("settlement-work-hash"),
        ];
        let title = t!("settlement-work-evidence");
        let mut sheet = self.sheet("evidence", title, &heads, rows.collect());
        for (row, one) in sheet.rows.iter_mut().zip(evidence) {
            if let (Some(first), Some(file)) = (row.first_mut(), one.attachment) {
                first.1 = paths::file(self.case, file);
            }
        }
        sheet
    }

    fn files(&self, work: &Work) -> Sheet {
        let files = &work.files;
        let scan = |one: &Attachment| work.scans.get(&one.id).copied().unwrap_or_default();
        let told = |one: &Attachment| {
            let key = note(scan(one)).unwrap_or(t!("document-clean"));
            self.t.say(key).into_owned()
        };
        let row = |one: &Attachment| vec![one.name.clone(), one.hash.clone(), told(one)];
        let heads = [
            t!("settlement-work-file"),
            t!("settlement-work-hash"),
            t!("document-scan"),
        ];
        let rows = files.iter().map(row).collect();
        let mut sheet = self.sheet("files", t!("settlement-work-files"), &heads, rows);
        for (row, one) in sheet.rows.iter_mut().zip(files) {
            if let Some(first) = row.first_mut() {
                first.1 = paths::file(self.case, one.id);
            }
        }
        sheet
    }

    fn meetings(&self, meetings: &[Meeting]) -> Sheet {
        let rows = meetings.iter().map(|one| {
            let step = self.procedure.into_iter().flat_map(|found| &found.steps);
            let step = step.into_iter().find(|step| step.act.as_str() == one.kind);
            let kind = step.map_or_else(String::new, |step| {
                legal::text(self.t, &step.title).to_owned()
            });
            let host = one.host_name.clone().unwrap_or_default();
            let people: Vec<String> = one.people.iter().map(|who| self.person(one, who)).collect();
            let each = one.contents.iter().map(|came| {
                let position = self.entry("dialogue.position", &came.position);
                format!("{}: {position}", came.content)
            });
            let came: Vec<String> = [one.told.clone()].into_iter().chain(each).collect();
            vec![
                kind,
                self.t.date(one.on),
                host,
                people.join("; "),
                came.join("; "),
            ]
        });
        let heads = [
            t!("settlement-work-meeting"),
            t!("settlement-work-on"),
            t!("settlement-work-host"),
            t!("settlement-work-people"),
            t!("settlement-work-result"),
        ];
        let title = t!("settlement-work-meetings");
        self.sheet("meetings", title, &heads, rows.collect())
    }

    fn person(&self, meeting: &Meeting, one: &MeetingPerson) -> String {
        let roles = match meeting.kind.as_str() {
            "conciliate" => "conciliation.mediator",
            _ => "meeting.role",
        };
        let told = [
            one.name.clone(),
            self.entry(roles, &one.role),
            self.entry("meeting.presence", &one.presence),
            self.entry("meeting.signature", &one.signature),
        ];
        let told = told.into_iter().filter(|text| !text.is_empty());
        told.collect::<Vec<_>>().join(", ")
    }

    fn interests(&self, interests: &[Interest]) -> Sheet {
        let list = match self.class {
            Class::Denunciation => "conflict.denunciation",
            _ => "conflict.complaint",
        };
        let rows = interests.iter().map(|one| {
            let decided = match &one.decision {
                Some(decision) => self.entry("conflict.decision", decision),
                None => self.t.say(t!("settlement-work-undecided")).into_owned(),
            };
            vec![
                one.name.clone(),
                self.entry(list, &one.kind),
                one.detail.clone(),
                self.t.date(one.declared_on),
                format!("{decided} {}", one.reason),
            ]
        });
        let heads = [
            t!("settlement-work-who"),
            t!("settlement-work-kind"),
            t!("settlement-work-declared"),
            t!("settlement-work-on"),
            t!("settlement-work-decision"),
        ];
        let title = t!("settlement-work-interests");
        self.sheet("interests", title, &heads, rows.collect())
    }
}
