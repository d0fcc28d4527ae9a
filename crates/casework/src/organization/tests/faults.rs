use super::*;

#[tokio::test]
async fn every_fault_is_told_at_once_with_its_row_and_column() {
    for register in empty().await {
        let rows = "\
37-2025.ubnd,Tên khác,province,government,tw.chinh-phu,2026-01-01,
a b,Trạm,commune,government,37-2025.ubnd,2026-01-01,
A1,,communes,school,37-2025.ubnd,01/07/2026,
A2,Trạm,commune,territory,37-2025.khong-co,2026-01-01,2025-01-01
A3,Trạm,commune,government,A4,2026-01-01,
A4,Trạm,commune,government,A4,2026-01-01,
A5,Trạm,commune,government,37-2025.ubnd,2026-01-01
A6,Trạm,central,government,37-2025.ubnd,2025-06-30,
a6,Trạm,commune,government,37-2025.ubnd,2026-01-01,
A6,Trạm,commune,government,A1,2026-01-01,
A7,Trạm,commune,government,nowhere,2026-01-01,
A8,Trạm,commune,government,A1,2026-01-01,
";
        let expected = [
            r#"2 code OfTheLaw("Ủy ban nhân dân tỉnh Ninh Bình")"#,
            "3 code Letters",
            r#"4 branch BranchUnknown("school")"#,
            r#"4 from NoDay("01/07/2026")"#,
            r#"4 level LevelUnknown("communes")"#,
            "4 name Empty",
            "5 branch Territory",
            "5 until EndsBeforeItBegins(2026-01-01)",
            "6 parent ParentLater(7)",
            "7 parent Circle",
            "8  Cells { found: 6, wanted: 7 }",
            "9 from BeforeParent(2025-07-01)",
            "9 level AboveParent",
            r#"10 code Capitals("A6")"#,
            "11 code Twice(9)",
            r#"12 parent ParentUnknown("nowhere")"#,
        ];
        assert_eq!(register.told(rows).await, expected);
    }
}

#[tokio::test]
async fn a_header_that_cannot_be_used_is_told() {
    for register in empty().await {
        let told = |file: &str| register.told_of(file.as_bytes().to_vec());
        assert_eq!(
            told("code;name,level,branch,parent,from\n").await,
            [
                r#"1  ColumnUnknown("code;name")"#,
                r#"1 code ColumnMissing("code")"#,
                r#"1 name ColumnMissing("name")"#,
                r#"1 until ColumnMissing("until")"#,
            ]
        );
        let twice = HEADER.replace("until", "until,name");
        assert_eq!(told(&twice).await, [r#"1  ColumnTwice("name")"#]);
        assert_eq!(told("").await.len(), 7);
        let latin = [HEADER.as_bytes(), b"X,Tr\xe2m,commune"].concat();
        assert_eq!(register.told_of(latin).await, ["2  NotText"]);
    }
}

#[tokio::test]
async fn a_unit_keeps_within_the_days_of_the_one_above_it() {
    for register in empty().await {
        register.bring(THREE).await.unwrap();
        let shorter = "H42.9,Trung tâm Y tế Phủ Lý,province,public_service_unit,37-2025.so-y-te,2026-01-01,2026-10-31\n";
        assert_eq!(
            register.told(shorter).await,
            [r#"2 until BelowOutside("H42.9.1")"#]
        );
        let open = "X1,Trạm,commune,public_service_unit,H42.9.1,2026-03-01,\n";
        assert_eq!(
            register.told(open).await,
            ["2 until AfterParent(2026-12-31)"]
        );
        let former = "X2,Phòng,province,specialised_agency,37.ubnd,2024-01-01,2025-07-01\n";
        assert_eq!(
            register.told(former).await,
            ["2 until AfterParent(2025-06-30)"]
        );
        let round = "H42.9,Trung tâm,province,public_service_unit,H42.9.1,2026-03-01,2026-12-31\n";
        assert!(
            register
                .told(round)
                .await
                .contains(&"2 parent Circle".to_owned())
        );
    }
}
