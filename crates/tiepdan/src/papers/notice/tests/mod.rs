//! Papers filled from dossiers: a case of each kind is walked through its steps, and every paper that it issues is filled,
//! compared with what it was, and set by the press where `TIEPDAN_TEST_PRESS` names one.

mod complaints;
mod denunciations;
mod handling;
mod petitioners;
mod second;
mod verification;
mod visits;
mod withdrawals;

use casework::access::Actor;
use casework::notice::{self, Dossier, Texts};
use casework::petition::{Handling, RawFiling};
use casework::settlement;
use casework::testing::{Register, finding, registers};
use casework::{Id, Setting as At};
use jiff::civil::{Date, date};
use law::procedure::{Class, Post};
use serde_json::Value as Json;
use words::{Language, Words};

use super::{Filling, Setting, fill, order};
use crate::papers::tests::set;

const COMMUNE: &str = "14005-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const POSTS: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::Settler,
    Post::Verifier,
];
const PROOF: (&str, &str) = ("7K2M-9QXT-04PA", "https://tiepdan.example/prove");

/// A case at the commune, on the embedded database.
struct Walk {
    register: Register,
    officer: Actor,
    case: Id,
}

impl Walk {
    async fn begin(raw: RawFiling, handling: Handling) -> Self {
        Self::begin_as((Class::Complaint, "XD-02"), raw, handling).await
    }

    /// A case of a class, opened by a rule of handling.
    async fn begin_as((class, rule): (Class, &str), raw: RawFiling, handling: Handling) -> Self {
        let register = registers(TODAY).await.unwrap().remove(0);
        let officer = register.official(COMMUNE, POSTS, false).await.unwrap();
        let filed = register.file(&officer, raw).await.unwrap();
        let found = finding(class, COMMUNE);
        register.classify(&officer, filed.id, found).await.unwrap();
        let handling = Handling {
            rule: rule.to_owned(),
            ..handling
        };
        let joined = register.handle(&officer, filed.id, handling).await.unwrap();
        Self {
            register,
            officer,
            case: joined.case.unwrap(),
        }
    }

    async fn take(&self, step: &str, fields: &[(&str, &str)]) {
        let taken = self
            .register
            .take(&self.officer, self.case, step, fields)
            .await;
        taken.unwrap_or_else(|failure| panic!("{step}: {failure:?}"));
    }

    /// The dossier of the last paper of a form.
    async fn dossier(&self, form: &str) -> Dossier {
        let (scope, case, form) = (self.officer.scope(), self.case, form.to_owned());
        let read = self.register.read(move |tx, at| {
            let details = settlement::details(tx, &scope, case)?;
            let mut notices = details.notices.iter().rev();
            let found = notices.find(|row| row.form == form).unwrap();
            notice::dossier(tx, at, &scope, found.id)
        });
        read.await.unwrap()
    }

    /// The last paper of a form, filled.
    async fn filled(&self, form: &str) -> Json {
        self.fill(form, self.dossier(form).await).await
    }

    async fn fill(&self, form: &str, dossier: Dossier) -> Json {
        fill_of(&self.register, form, dossier).await
    }
}

/// A paper filled and, where there is a press, set; what the dossier leaves empty is written by the officer.
async fn fill_of(register: &Register, form: &str, dossier: Dossier) -> Json {
    let at: &At = &register.at;
    let paper = at.law.papers.get(form).unwrap();
    let mut drafted = dossier.drafted(paper);
    for (field, text) in &mut drafted {
        if text.is_empty() {
            *text = format!("Phần {field} do cán bộ viết.\nĐoạn thứ hai.");
        }
    }
    for field in paper.fields.iter().filter(|field| field.is_line) {
        let text = drafted.get_mut(&field.id).unwrap();
        *text = text.lines().next().unwrap_or_default().to_owned();
    }
    let texts = Texts::of(paper, &drafted).unwrap();
    let words = Words::load().unwrap();
    let filling = Filling {
        law: &at.law,
        voice: words.voice(Language::Vi),
        paper,
        dossier: &dossier,
        texts: &texts,
        proof: Some(PROOF),
    };
    let filled = fill(&filling).unwrap();
    let setting = Setting {
        moment: date(2026, 7, 6).at(8, 0, 0, 0),
        ident: PROOF.0,
        address: Some(PROOF.1),
    };
    let order = order(&at.law, paper, &filled, &setting);
    let people = filled["people"].as_i64().unwrap();
    set(&order, &format!("{}-{people}", form.replace('/', "-"))).await;
    filled
}
