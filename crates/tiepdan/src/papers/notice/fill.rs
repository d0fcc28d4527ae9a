//! What fills the template of a paper, from its dossier.

use casework::notice::{self, Dossier, Texts};
use casework::settlement::Entry;
use jiff::Unit as Span;
use law::Law;
use law::papers::Paper;
use law::procedure::{Class, Field, FieldKind, Procedure, Step};
use law::unit::UnitEntry;
use serde_json::{Map, Value as Json, json};
use words::Voice;

use super::{office, people, work};

/// The axis of the law's classification that tells the classes.
const CLASSES: &str = "content";

/// A paper to be filled.
pub struct Filling<'a> {
    /// The law.
    pub law: &'a Law,
    /// In the language of the State.
    pub voice: Voice<'a>,
    /// The paper.
    pub paper: &'a Paper,
    /// Its dossier.
    pub dossier: &'a Dossier,
    /// What officers wrote.
    pub texts: &'a Texts,
    /// Code by which a copy is proved, and where; none on a draft.
    pub proof: Option<(&'a str, &'a str)>,
}

/// What fills the template; none where the law does not know the unit.
pub fn fill(filling: &Filling<'_>) -> Option<Json> {
    let (law, paper, dossier) = (filling.law, filling.paper, filling.dossier);
    let (notice, matter) = (&dossier.notice, &dossier.matter);
    let unit = law.units.as_of(&notice.unit, notice.on)?;
    let form = law.notices.get(&notice.form)?;
    let case = dossier.case().map(|details| &details.case);
    let procedure = case.and_then(|case| law.procedures.get(&case.procedure));
    let petitioners = people::petitioners(&filling.voice, &matter.petitioners);
    let (named, count) = (petitioners.len(), matter.people);
    let is_in_line = i64::try_from(named) == Ok(count) && named <= 3;
    let respondents = &matter.respondents;
    let recipients = Recipients {
        filling,
        unit: &unit,
    };
    let mut filled = json!({
        "title": form.title.vi,
        "form": notice.form,
        "draft": filling.proof.is_none(),
        "office": office::office(law, &unit),
        "signer": office::signer(law, paper, &unit, dossier),
        "number": dossier.number,
        "day": notice.on,
        "case": format!("{}/{}", matter.number.0, matter.number.1),
        "matter": matter.title,
        "people": count,
        "petitioners": petitioners,
        "list": named > 1 && !is_in_line,
        "respondent": (!respondents.is_empty()).then(|| respondents.join(", ")),
        "contents": filling.contents(),
        "received": matter.received_on,
        "petition_date": matter.dated_on,
        "accepted": case.and_then(|case| case.accepted_on),
        "second": matter.is_second,
        "discipline": procedure.is_some_and(|procedure| procedure.discipline),
        "act": dossier.entry().map(|entry| entry.act.as_str()),
        "bases": law.papers.bases(&law.texts, paper, notice.on),
        "earlier": dossier.followed.as_ref().map(|one| json!({ "number": one.number, "day": one.on })),
        "to": recipients.lines(&paper.to),
        "copies": recipients.lines(&paper.copies),
        "text": filling.texts.iter().collect::<std::collections::BTreeMap<_, _>>(),
        "proof": filling.proof.map(|(code, address)| json!({ "code": code, "address": address })),
    });
    let known = filled.as_object_mut()?;
    known.extend(filling.ending(procedure));
    known.extend(filling.entered(procedure));
    known.extend(filling.clocks(procedure));
    known.extend(filling.petition());
    known.extend(filling.visit());
    known.extend(work::filled(&filling.voice, dossier));
    Some(filled)
}

impl Filling<'_> {
    fn contents(&self) -> Vec<Json> {
        let details = self.dossier.case();
        let all = details.into_iter().flat_map(|details| &details.contents);
        all.map(|one| {
            json!({ "no": one.no, "text": one.text, "state": one.state, "finding": one.finding,
                "found": one.found, "proposed": one.proposed, "ordered": one.ordered })
        })
        .collect()
    }

    /// What is to be carried out and what was withdrawn, where there is any.
    fn ending(&self, procedure: Option<&Procedure>) -> Map<String, Json> {
        let mut told = Map::new();
        let duties = self.duties(procedure);
        if !duties.is_empty() {
            told.insert("duties".to_owned(), duties.into());
        }
        if let Some(withdrawal) = self.withdrawal() {
            told.insert("withdrawal".to_owned(), withdrawal);
        }
        told
    }

    /// What the decision lays down: what, who owes it, how much, until when.
    fn duties(&self, procedure: Option<&Procedure>) -> Vec<Json> {
        // A paper of before the decision knows nothing of what it ordered.
        let is_decided = |entry: &Entry| matches!(entry.act.as_str(), "decide" | "conclude");
        let is_known = self.dossier.docket.iter().any(is_decided);
        let details = self.dossier.case().filter(|_| is_known);
        let all = details
            .into_iter()
            .flat_map(|details| &details.ending.duties);
        let fields = || procedure.into_iter().flat_map(|found| &found.steps);
        let told = all.filter_map(|duty| {
            let mut fields = fields().flat_map(|step| &step.fields);
            let field = fields.find(|field| field.id == duty.what)?;
            Some(json!({
                "what": field.title.vi,
                "owed_by": duty.owed_by,
                "amount": self.amount(field.kind, duty.ordered),
                "left": self.amount(field.kind, duty.left()),
                "due": duty.due_on,
                "state": duty.state,
            }))
        });
        told.collect()
    }

    /// The last withdrawal, for the papers that tell of it.
    fn withdrawal(&self) -> Option<Json> {
        let until = self.dossier.entry()?.seq;
        let mut all = self.dossier.case()?.ending.withdrawals.iter().rev();
        let last = all.find(|one| one.seq <= until)?;
        Some(json!({
            "kind": last.kind,
            "contents": last.contents,
            "people": last.people,
            "free": last.is_free,
            "asked": last.asked_on,
            "day": last.on,
        }))
    }

    /// The step that issued the paper, in the version it was taken in.
    fn step<'p>(&self, procedure: Option<&'p Procedure>, entry: &Entry) -> Option<&'p Step> {
        let form = &self.dossier.notice.form;
        let mut steps = procedure?.steps.iter().filter(|step| step.id == entry.step);
        steps.find(|step| step.may_issue(form, &self.law.grounds))
    }

    /// What was entered with the step: each field in words, and the amounts of a decision.
    fn entered(&self, procedure: Option<&Procedure>) -> Map<String, Json> {
        let (mut step, mut amounts) = (Map::new(), Vec::new());
        let entry = self.dossier.entry();
        let fields = entry.and_then(|entry| serde_json::from_str::<Json>(&entry.fields).ok());
        let known = entry.and_then(|entry| self.step(procedure, entry));
        for field in known.into_iter().flat_map(|step| &step.fields) {
            let Some(value) = fields.as_ref().and_then(|fields| fields.get(&field.id)) else {
                continue;
            };
            if let Some(amount) = value.as_i64() {
                if amount != 0 {
                    amounts.push(json!([field.title.vi, self.amount(field.kind, amount)]));
                }
            } else if let Some(told) = self.told(field, value) {
                step.insert(field.id.clone(), told);
            }
        }
        // A step that changes the team names its leader by the place he takes.
        if let Some(leader) = work::leader(self.dossier) {
            let leader = json!({ "text": leader });
            step.entry("verifier").or_insert(leader);
        }
        let both = [("step", Json::Object(step)), ("amounts", amounts.into())];
        both.map(|(name, value)| (name.to_owned(), value))
            .into_iter()
            .collect()
    }

    fn amount(&self, kind: FieldKind, amount: i64) -> String {
        match kind {
            FieldKind::Money => self.voice.money(amount),
            FieldKind::Area => self.voice.area(amount.saturating_mul(100)),
            _ => self.voice.number(amount),
        }
    }

    fn told(&self, field: &Field, value: &Json) -> Option<Json> {
        let text = value.as_str();
        match field.kind {
            FieldKind::Choice => {
                let list = self.law.grounds.get(field.list.as_deref()?)?;
                let entry = list.entry(text?, self.dossier.notice.on)?;
                let article = self.law.texts.cited(&entry.article).vi;
                Some(json!({ "text": entry.title.vi, "article": article, "value": text }))
            }
            FieldKind::Official => {
                let name = self.dossier.names.get(&text?.parse().ok()?)?;
                Some(json!({ "text": name }))
            }
            FieldKind::Unit => {
                let unit = self.law.units.get(text?)?;
                Some(json!({ "text": unit.name.vi, "value": text }))
            }
            FieldKind::Date => {
                let day = text?.parse::<jiff::civil::Date>().ok()?;
                Some(json!({ "text": self.voice.date(day), "value": day }))
            }
            FieldKind::Line | FieldKind::Text => Some(json!({ "text": text? })),
            FieldKind::Officials => {
                let ids = value.as_array()?.iter();
                let ids = ids.filter_map(|one| one.as_str()?.parse().ok());
                let named: Vec<&String> =
                    ids.filter_map(|id| self.dossier.names.get(&id)).collect();
                Some(json!({ "names": named }))
            }
            FieldKind::Rows => {
                let rows = value.as_array()?.iter();
                let row = |row: &Json| {
                    let cells = field.columns.iter().filter_map(|column| {
                        Some((column.id.clone(), self.told(column, row.get(&column.id)?)?))
                    });
                    Json::Object(cells.collect())
                };
                Some(json!({ "rows": rows.map(row).collect::<Vec<_>>() }))
            }
            FieldKind::ByContent => {
                let part = Field {
                    kind: match field.list {
                        Some(_) => FieldKind::Choice,
                        None => FieldKind::Text,
                    },
                    ..field.clone()
                };
                let each = value.as_object()?.iter();
                let told = each.filter_map(|(no, one)| Some((no.clone(), self.told(&part, one)?)));
                Some(Json::Object(told.collect()))
            }
            _ => None,
        }
    }

    /// What was found of a petition that opened no case.
    fn petition(&self) -> Map<String, Json> {
        let class = self.dossier.matter.class;
        let details = self.dossier.petition();
        let reason = details.and_then(|details| details.competence_reason.clone());
        let values = [
            ("class", json!(class_of(self.law, class))),
            ("class_id", json!(class.map(Class::as_str))),
            ("competent", json!(self.competent())),
            ("reason_of_competence", json!(reason)),
        ];
        values
            .map(|(name, value)| (name.to_owned(), value))
            .into_iter()
            .collect()
    }

    /// Where a visit was, and why it was refused, where it was.
    fn visit(&self) -> Map<String, Json> {
        let visit = self.dossier.visit().map(|visited| {
            let ground = notice::ground(self.law, &visited.details.row);
            let ground = ground.map(|entry| {
                let article = self.law.texts.cited(&entry.article).vi;
                json!({ "text": entry.title.vi, "article": article })
            });
            json!({ "place": visited.session.place, "ground": ground })
        });
        let told = visit.map(|visit| ("visit".to_owned(), visit));
        told.into_iter().collect()
    }

    /// The unit to which a petition went or should go.
    fn competent(&self) -> Option<String> {
        let details = self.dossier.petition()?;
        let code = details
            .sent_to
            .as_ref()
            .or(details.competent_unit.as_ref())?;
        self.law.units.get(code).map(|unit| unit.name.vi)
    }

    /// The settlement term of the case, and the day until which whoever is asked must answer.
    fn clocks(&self, procedure: Option<&Procedure>) -> Map<String, Json> {
        let dossier = self.dossier;
        let settlement = procedure.map_or(&[][..], |procedure| &procedure.settlement);
        let mut clocks = dossier.matter.clocks.iter().rev();
        let own = clocks.find(|clock| settlement.contains(&clock.term));
        let days = own.and_then(|clock| {
            let until = clock.nominal?;
            let span = clock.started_on.until((Span::Day, until)).ok()?;
            Some(span.get_days())
        });
        let step = dossier
            .entry()
            .and_then(|entry| self.step(procedure, entry));
        let opened = step.into_iter().flat_map(|step| &step.terms);
        let asked = opened.rev().find_map(|effect| {
            let mut clocks = dossier.matter.clocks.iter();
            let of_step = |clock: &&casework::term::Clock| {
                clock.term == effect.term && clock.started_on == dossier.notice.on
            };
            clocks
                .find(of_step)
                .filter(|clock| !settlement.contains(&clock.term))
        });
        let due = own.and_then(|clock| clock.due);
        let values = [
            ("term", json!({ "days": days, "due": due })),
            ("reply_by", json!(asked.and_then(|clock| clock.due))),
        ];
        values
            .map(|(name, value)| (name.to_owned(), value))
            .into_iter()
            .collect()
    }
}

/// What a class is called, in small letters.
pub(crate) fn class_of(law: &Law, class: Option<Class>) -> Option<String> {
    let axis = law.classification.axis(CLASSES)?;
    let class = class?.as_str();
    let value = axis.values.iter().find(|value| value.id == class)?;
    Some(value.title.vi.to_lowercase())
}

/// The lines of those to whom a paper goes.
struct Recipients<'a> {
    filling: &'a Filling<'a>,
    unit: &'a UnitEntry,
}

impl Recipients<'_> {
    /// Each line filled; one that names somebody whom the dossier does not know is left out.
    fn lines(&self, ids: &[String]) -> Vec<String> {
        let office = self.filling.law.papers.office();
        let lines = ids.iter().filter_map(|id| office.recipient(id));
        lines.filter_map(|line| self.line(line)).collect()
    }

    fn line(&self, line: &str) -> Option<String> {
        let Some((before, rest)) = line.split_once('{') else {
            return Some(line.to_owned());
        };
        let (name, after) = rest.split_once('}')?;
        Some(format!("{before}{}{after}", self.who(name)?))
    }

    fn who(&self, name: &str) -> Option<String> {
        let (law, dossier) = (self.filling.law, self.filling.dossier);
        let unit_name = |code: &str| law.units.get(code).map(|unit| unit.name.vi);
        let entered = |field: &str| {
            let fields: Json = serde_json::from_str(&dossier.entry()?.fields).ok()?;
            Some(fields.get(field)?.as_str()?.to_owned())
        };
        match name {
            "petitioner" | "group" => people::group(&self.filling.voice, &dossier.matter),
            "superior" => unit_name(self.unit.parent.as_deref()?),
            "competent" => self.filling.competent(),
            "sender" => dossier.petition()?.forwarded_by.clone(),
            "respondent" => dossier.matter.respondents.first().cloned(),
            "head" => Some(office::authority(law, self.unit)),
            "earlier_settler" => unit_name(dossier.earlier_unit.as_deref()?),
            "verifier" => dossier
                .names
                .get(&entered("verifier")?.parse().ok()?)
                .cloned(),
            other => entered(other),
        }
    }
}
