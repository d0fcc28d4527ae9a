//! The pack of a secretary's session, on every engine.

use jiff::civil::date;
use law::procedure::Post;

use super::story::{COMMUNE, PROVINCE};
use crate::Failure;
use crate::access::acts;
use crate::report::pack;
use crate::supervision::{RawDirective, RawOwner, give};
use crate::testing::{complaint, registers};

/// The Party committee of Ninh Bình, which leads the government of the province.
const PARTY: &str = "37-2025.cap-uy";

#[tokio::test(flavor = "multi_thread")]
async fn a_secretary_sees_the_places_of_the_government_he_leads_and_what_they_have_not_done() {
    for mut register in registers(date(2026, 7, 6)).await.unwrap() {
        let secretary = register.official(PARTY, &[Post::Head], true).await.unwrap();
        register
            .official(PROVINCE, &[Post::Head], true)
            .await
            .unwrap();
        let officer = register
            .official(COMMUNE, &[Post::PetitionOfficer], false)
            .await
            .unwrap();
        register.file(&officer, complaint(COMMUNE)).await.unwrap();
        let (permit, scope) = (
            secretary.permit::<acts::Direct>().unwrap(),
            secretary.scope(),
        );
        let raw = RawDirective {
            source: "reception".to_owned(),
            given_by: "Bí thư".to_owned(),
            text: "Đối thoại với thôn 3".to_owned(),
            owners: vec![RawOwner {
                unit: COMMUNE.to_owned(),
                ..RawOwner::default()
            }],
            due: Some(date(2026, 7, 20)),
            ..RawDirective::default()
        };
        let given = register.write({
            let (permit, scope) = (permit.clone(), scope.clone());
            move |tx, at| {
                let entry = raw.clone().validate(at).map_err(Failure::Invalid)?;
                give(tx, at, &permit, &scope, &entry)
            }
        });
        given.await.unwrap();
        register.on(date(2026, 9, 20));
        let period = register.at.law.periods.parse("2026-Q3").unwrap();
        let read = register.read({
            let (permit, scope, period) = (permit.clone(), scope.clone(), period.clone());
            move |tx, at| pack(tx, at, &permit, &scope, (PARTY, &period))
        });
        let found = read.await.unwrap();
        assert_eq!(found.rows.len(), 1, "{:?}", found.rows);
        let row = &found.rows[0];
        assert_eq!(row.territory, "14005-2025");
        let petitions = register.at.law.reporting.session.columns.iter();
        let petitions = petitions
            .zip(&row.now)
            .find(|(column, _)| column.form == "02/XLD");
        assert_eq!(petitions.unwrap().1, &1);
        assert_eq!((row.left.directives, found.total.left.directives), (1, 1));
        assert_eq!(found.undone.len(), 1);
        assert_eq!(
            found.silent,
            register.at.law.units.children("37-2025", period.to).len()
        );
        let other =
            register.read(move |tx, at| pack(tx, at, &permit, &scope, ("01.cap-uy", &period)));
        assert!(matches!(other.await, Err(Failure::NotFound)));
    }
}
