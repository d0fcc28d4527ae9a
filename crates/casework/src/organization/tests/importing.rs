use super::*;
use crate::organization;

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    for register in empty().await {
        let first = register.bring(THREE).await.unwrap();
        assert_eq!(taken(first), (3, String::new(), 0));
        let before = register
            .read(|tx, _| crate::testing::dump(tx))
            .await
            .unwrap();
        let again = register.bring(THREE).await.unwrap();
        assert_eq!(taken(again), (0, String::new(), 3));
        let after = register
            .read(|tx, _| crate::testing::dump(tx))
            .await
            .unwrap();
        assert_eq!(before, after);
        assert_eq!(register.faults().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn units_stand_below_their_superior_with_the_tenant_of_the_law_s_unit_above() {
    for register in empty().await {
        register.bring(THREE).await.unwrap();
        let clinic = register.read(|tx, _| organization::find(tx, "H42.9.1"));
        assert_eq!(clinic.await.unwrap().unwrap().tenant, "37-2025");
        for (upper, is_within) in [("37-2025.ubnd", true), ("H42.9", true), ("01.ubnd", false)] {
            let found = register
                .read(move |tx, _| organization::is_within(tx, upper, "H42.9.1"))
                .await;
            assert_eq!(found.unwrap(), is_within, "{upper}");
        }
        let (mark, semicolons) = ("\u{feff}", THREE.replace(',', ";"));
        let sheet = format!("{mark}{}{semicolons}", HEADER.replace(',', ";"));
        let same = register.bring_file(sheet.into_bytes()).await.unwrap();
        assert_eq!(taken(same), (0, String::new(), 3));
    }
}

#[tokio::test]
async fn a_new_name_and_a_new_last_day_are_changes_also_of_a_unit_that_works() {
    for register in empty().await {
        register.bring(THREE).await.unwrap();
        register.official("TH-NN", OFFICER, false).await.unwrap();
        let changed = "TH-NN,Trường Tiểu học Nam Ninh A,commune,public_service_unit,14005-2025.ubnd,2026-01-01,2027-06-30\n";
        let outcome = register.bring(changed).await.unwrap();
        assert_eq!(taken(outcome), (0, "TH-NN: name until".to_owned(), 0));
        let unit = register.at.law.units.get("TH-NN").unwrap();
        assert_eq!(unit.name.vi, "Trường Tiểu học Nam Ninh A");
        assert_eq!(unit.until, Some(date(2027, 6, 30)));
        let detail = "select detail from audit where event = 'unit.changed'";
        let told = register
            .read(move |tx, _| Ok(tx.query(detail, store::params![])?))
            .await;
        let told: String = told.unwrap()[0].get("detail").unwrap();
        let expected = r#"{"code":"TH-NN","name":["Trường Tiểu học Nam Ninh","Trường Tiểu học Nam Ninh A"],"until":["","2027-06-30"]}"#;
        assert_eq!(told, expected);
        assert_eq!(register.faults().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_unit_with_work_below_it_stays_where_it_is() {
    for register in empty().await {
        register.bring(THREE).await.unwrap();
        register.official("H42.9.1", OFFICER, false).await.unwrap();
        let moved =
            "H42.9,Trung tâm Y tế Phủ Lý,province,public_service_unit,37-2025.ubnd,2025-07-01,\n";
        assert_eq!(
            register.told(moved).await,
            [
                r#"2 from HasWork("2026-01-01")"#,
                r#"2 parent HasWork("37-2025.so-y-te")"#
            ]
        );
    }
}

#[tokio::test]
async fn a_unit_without_work_moves_with_all_below_it() {
    for register in empty().await {
        register.bring(THREE).await.unwrap();
        let moved =
            "H42.9,Trung tâm Y tế Phủ Lý,province,public_service_unit,01.so-y-te,2026-01-01,\n";
        let outcome = register.bring(moved).await.unwrap();
        assert_eq!(taken(outcome), (0, "H42.9: parent".to_owned(), 0));
        for (upper, is_within) in [("37-2025.ubnd", false), ("01.ubnd", true)] {
            let found = register
                .read(move |tx, _| organization::is_within(tx, upper, "H42.9.1"))
                .await;
            assert_eq!(found.unwrap(), is_within, "{upper}");
        }
        let clinic = register.read(|tx, _| organization::find(tx, "H42.9.1"));
        assert_eq!(clinic.await.unwrap().unwrap().tenant, "01");
        assert_eq!(register.faults().await.unwrap(), Vec::<String>::new());
    }
}
