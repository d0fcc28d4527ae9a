//! What is kept from an official and from whoever reports to him: to them the register is one in which it never came.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use law::procedure::{Class, Post};
use store::{Engine, Tx, params};

use super::{KEPT, SEEN};
use crate::access::{self, Actor, acts};
use crate::petition::{self, Classifying, Handling, RawFiling};
use crate::testing::{Register, complaint, dump, finding, letter, registers};
use crate::{Failure, Id, Result, settlement, tally};

const COMMUNE: &str = "14005-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const LEADER: &[Post] = &[Post::Head, Post::Settler, Post::PetitionOfficer];
const DEPUTY: &[Post] = &[Post::DeputyHead];
const CLERK: &[Post] = &[
    Post::PetitionOfficer,
    Post::ReceptionOfficer,
    Post::Verifier,
];

/// Columns by which a row names what it belongs to.
const LEADING: [&str; 13] = [
    "petition",
    "case_id",
    "subject",
    "visit",
    "matter",
    "notice",
    "decision",
    "duty",
    "directive",
    "assignment",
    "urging",
    "dossier",
    "attachment",
];
/// Tables that nobody reads as they are: numbers given out, heads of chains, what is to be done; people, who are found through
/// what they wrote alone; and sums, which are compared as they are read.
const APART: [&str; 9] = [
    "audit_head",
    "board_change",
    "board_sum",
    "job",
    "person",
    "sealed_person",
    "series",
    "tally",
    "tally_year",
];
const SUMS: [&str; 2] = [
    "select unit, month as time, measure, amount from tally where amount <> 0 order by unit, month, measure",
    "select unit, year as time, measure, amount from tally_year where amount <> 0 order by unit, year, measure",
];
const FIGURES: [&str; 9] = [
    "petition.due",
    "petition.age",
    "case.due.complaint",
    "case.due.denunciation",
    "case.age",
    "received",
    "processed",
    "opened.complaint",
    "opened.denunciation",
];

/// The people of a commune, and who looks down on it.
struct Place {
    register: Register,
    head: Actor,
    deputy: Actor,
    clerk: Actor,
    above: Actor,
}

impl Place {
    async fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for register in registers(TODAY).await.unwrap() {
            let head = register.official(COMMUNE, LEADER, false).await.unwrap();
            let deputy = register.official(COMMUNE, DEPUTY, false).await.unwrap();
            let clerk = register.official(COMMUNE, CLERK, false).await.unwrap();
            let above = register.official(PROVINCE, LEADER, true).await.unwrap();
            let place = Self {
                register,
                head,
                deputy,
                clerk,
                above,
            };
            let id = place.petition(Class::Complaint, complaint(COMMUNE)).await;
            place.handle(id, "XD-02").await;
            all.push(place);
        }
        all
    }

    async fn petition(&self, class: Class, raw: RawFiling) -> Id {
        let filed = self.register.file(&self.head, raw).await.unwrap();
        let found = finding(class, COMMUNE);
        let done = self.register.classify(&self.head, filed.id, found);
        done.await.unwrap();
        filed.id
    }

    async fn handle(&self, petition: Id, rule: &str) -> Id {
        let handling = Handling {
            rule: rule.to_owned(),
            ..Handling::default()
        };
        let joined = self.register.handle(&self.head, petition, handling).await;
        joined.unwrap().case.unwrap()
    }

    async fn name(&self, subject: Id, official: Id) {
        let permit = self.head.permit::<acts::NameAccused>().unwrap();
        self.register
            .write(move |tx, at| access::name_accused(tx, at, &permit, subject, official))
            .await
            .unwrap();
    }

    /// Everything the register holds, as this person sees it, with neither the heads of chains nor what only the program reads.
    async fn seen_by(&self, reader: &Actor) -> BTreeMap<String, Vec<String>> {
        let reader = reader.clone();
        let all = self.register.read(move |tx, at| {
            access::as_seen_by(tx, at, &reader, |tx| {
                let mut all = dump(tx)?;
                all.retain(|table, _| !APART.contains(&table.as_str()));
                all.insert("sums".to_owned(), sums(tx)?);
                Ok(all)
            })
        });
        all.await.unwrap()
    }

    /// Nothing of it is there: every table is as it was before.
    async fn expect_as(&self, reader: &Actor, before: &BTreeMap<String, Vec<String>>) {
        let now = self.seen_by(reader).await;
        for (table, rows) in before {
            assert_eq!(&now[table], rows, "{table}");
        }
    }
}

/// Every sum that is not nothing: of measures, and of the boards of both units.
fn sums(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for sql in SUMS {
        for row in tx.query(sql, params![])? {
            let (unit, time): (String, String) = (row.get("unit")?, row.get("time")?);
            let (measure, amount): (String, i64) = (row.get("measure")?, row.get("amount")?);
            all.push(format!("{unit} {time} {measure} {amount}"));
        }
    }
    for unit in [COMMUNE, PROVINCE] {
        let shown = tally::Times {
            today: date(2026, 12, 31),
            months_from: Some("0"),
            year: "2026",
        };
        let board = tally::boards(tx, tally::Place::With(unit), &shown)?;
        for figure in FIGURES {
            let each = board.between(unit, figure, "", "~");
            let each: Vec<_> = each.filter(|(_, amount)| *amount != 0).collect();
            all.push(format!("{unit} {figure} {each:?}"));
        }
    }
    Ok(all)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_accused_and_whoever_reports_to_him_finds_the_register_as_if_nothing_had_come() {
    for place in Place::all().await {
        let before = place.seen_by(&place.head).await;
        let text = "Tôi tố cáo phó chủ tịch thu tiền của dân không có phiếu thu.";
        let letter = letter("Lê Thị Kín", text, COMMUNE);
        let petition = place.petition(Class::Denunciation, letter).await;
        place.name(petition, place.deputy.official).await;
        // A petition that is not yet a case.
        place.expect_as(&place.deputy, &before).await;
        place.expect_as(&place.clerk, &before).await;
        let case = place.handle(petition, "XD-09").await;
        place.expect_as(&place.deputy, &before).await;
        place.expect_as(&place.clerk, &before).await;
        // Nobody handles it who reports to him, however he came to know of it.
        let step = place
            .register
            .take(&place.clerk, case, "check_identity", &[]);
        let Err(Failure::Refused(refusal)) = step.await else {
            panic!("the clerk took a step");
        };
        assert_eq!(refusal.code, "conflict-of-interest");
        // Another petition that joins it goes with it.
        let text = "Tôi cũng tố cáo việc thu tiền ấy.";
        let joining = crate::testing::letter("Ngô Văn Im", text, COMMUNE);
        let second = place.petition(Class::Denunciation, joining).await;
        let handling = Handling {
            rule: "XD-09".to_owned(),
            join_case: Some(case),
            ..Handling::default()
        };
        let joined = place.register.handle(&place.head, second, handling).await;
        assert_eq!(joined.unwrap().case, Some(case));
        place.expect_as(&place.deputy, &before).await;
        place.expect_as(&place.clerk, &before).await;
        // Whoever does not report to him sees it.
        for reader in [&place.head, &place.above] {
            let now = place.seen_by(reader).await;
            assert_eq!(now["cases"].len(), before["cases"].len() + 1);
            assert_ne!(now["sums"], before["sums"]);
        }
        let (clerk, scope) = (place.clerk.clone(), place.clerk.scope());
        let asked = place.register.read(move |tx, at| {
            let of = |id| {
                let scope = scope.clone();
                move |tx: &mut Tx<'_>| settlement::details(tx, &scope, id).map(drop).unwrap_err()
            };
            let (hidden, none) = (of(case), of(Id::of(7)));
            access::as_seen_by(tx, at, &clerk, |tx| Ok([hidden(tx), none(tx)]))
        });
        let asked = asked.await.unwrap();
        assert!(asked.iter().all(|one| matches!(one, Failure::NotFound)));
        assert_eq!(place.register.faults().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_named_in_error_sees_it_again_and_why_stays_on_record() {
    for place in Place::all().await {
        let text = "Tôi tố cáo cán bộ địa chính nhận tiền.";
        let letter = letter("Lê Thị Kín", text, COMMUNE);
        let petition = place.petition(Class::Denunciation, letter).await;
        place.name(petition, place.clerk.official).await;
        let kept = |actor: &Actor| {
            let actor = actor.clone();
            let register = &place.register;
            register.read(move |tx, at| access::is_kept_from(tx, at, &actor, petition))
        };
        assert!(kept(&place.clerk).await.unwrap());
        // Nobody reports to a clerk, and everybody below to whoever heads the unit above.
        assert!(!kept(&place.deputy).await.unwrap());
        place.name(petition, place.above.official).await;
        assert!(kept(&place.deputy).await.unwrap() && kept(&place.head).await.unwrap());
        let permit = place.head.permit::<acts::NameAccused>().unwrap();
        let clerk = place.clerk.official;
        let cleared = place.register.write(move |tx, at| {
            let short = access::clear_accused(tx, at, &permit, petition, clerk, "nhầm");
            assert!(matches!(short, Err(Failure::Invalid(_))));
            let why = "Trùng họ tên với người bị tố cáo";
            access::clear_accused(tx, at, &permit, petition, clerk, why)?;
            let again = access::clear_accused(tx, at, &permit, petition, clerk, why);
            assert!(matches!(again, Err(Failure::NotFound)));
            access::accused(tx, petition)
        });
        assert_eq!(cleared.await.unwrap().len(), 1);
        let all = place
            .register
            .read(move |tx, _| access::accused(tx, petition));
        assert_eq!(all.await.unwrap()[0].official, place.above.official);
        let all = place.register.read(|tx, _| dump(tx)).await.unwrap();
        assert!(
            all["accused"]
                .iter()
                .any(|row| row.contains("Trùng họ tên"))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_of_the_head_of_a_unit_is_in_the_book_above_alone() {
    for place in Place::all().await {
        let before = place.seen_by(&place.clerk).await;
        // Said when it was filed by somebody else.
        let text = "Tôi tố cáo chủ tịch xã bán đất công.";
        let raw = RawFiling {
            class: Some(Class::Denunciation),
            ..letter("Lê Thị Kín", text, COMMUNE)
        };
        let first = place.register.file(&place.clerk, raw).await.unwrap().id;
        place.expect_as(&place.clerk, &before).await;
        place.expect_as(&place.head, &before).await;
        // And found by the officer who read it.
        let text = "Tôi trình bày việc chủ tịch xã nhận tiền của doanh nghiệp.";
        let raw = letter("Phạm Văn Lặng", text, COMMUNE);
        let second = place.register.file(&place.clerk, raw).await.unwrap().id;
        let found = Classifying {
            respondent_role: Some("head".to_owned()),
            ..finding(Class::Denunciation, PROVINCE)
        };
        let done = place.register.classify(&place.clerk, second, found).await;
        done.unwrap();
        place.expect_as(&place.head, &before).await;
        place.expect_as(&place.deputy, &before).await;
        for id in [first, second] {
            let scope = place.above.scope().own();
            let row = place
                .register
                .read(move |tx, _| petition::details(tx, &scope, id));
            assert_eq!(row.await.unwrap().row.unit, PROVINCE);
        }
        // And named by an officer, of whatever class.
        let raw = letter("Hà Thị Vắng", "Tôi đề nghị xem xét.", COMMUNE);
        let third = place.register.file(&place.clerk, raw).await.unwrap().id;
        let permit = place.clerk.permit::<acts::NameAccused>().unwrap();
        let accused = place.head.official;
        let named = place
            .register
            .write(move |tx, at| petition::name_accused(tx, at, &permit, third, accused));
        named.await.unwrap();
        place.expect_as(&place.clerk, &before).await;
        let scope = place.above.scope().own();
        let row = place
            .register
            .read(move |tx, _| petition::details(tx, &scope, third));
        assert_eq!(row.await.unwrap().row.unit, PROVINCE);
        assert_eq!(place.register.faults().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denunciation_is_not_sent_to_the_unit_of_the_head_whom_it_is_against() {
    for place in Place::all().await {
        let text = "Tôi tố cáo chủ tịch xã bán đất công.";
        let raw = letter("Lê Thị Kín", text, COMMUNE);
        let id = place.register.file(&place.above, raw).await.unwrap().id;
        let found = Classifying {
            respondent_role: Some("head".to_owned()),
            ..finding(Class::Denunciation, COMMUNE)
        };
        let done = place.register.classify(&place.above, id, found).await;
        done.unwrap();
        let handling = Handling {
            rule: "XD-10".to_owned(),
            sent_to: Some(COMMUNE.to_owned()),
            ..Handling::default()
        };
        let sent = place.register.handle(&place.above, id, handling).await;
        let Err(Failure::Invalid(errors)) = sent else {
            panic!("it was sent: {sent:?}");
        };
        assert_eq!(errors[0].code, "sent-to-the-accused");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_table_with_rows_of_a_case_is_kept_or_says_why_not() {
    for place in Place::all().await {
        if place.register.store.engine() != Engine::Sqlite {
            continue;
        }
        let columns = place.register.read(|tx, _| {
            let sql = "select m.name as of_table, p.name as of_column from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table'";
            let rows = tx.query(sql, params![])?;
            let each = rows.iter().map(|row| Ok((row.get("of_table")?, row.get("of_column")?)));
            Ok(each.collect::<store::Result<Vec<(String, String)>>>()?)
        });
        let open: Vec<(String, String)> = columns
            .await
            .unwrap()
            .into_iter()
            .filter(|(_, column)| LEADING.contains(&column.as_str()))
            .filter(|(table, _)| KEPT.iter().all(|kept| kept.name != table))
            .filter(|(table, column)| {
                SEEN.iter()
                    .all(|(seen, of, _)| (*seen, *of) != (table.as_str(), column.as_str()))
            })
            .collect();
        assert_eq!(open, []);
    }
}
