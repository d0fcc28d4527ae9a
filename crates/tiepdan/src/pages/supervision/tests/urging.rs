//! Urging as a browser meets it.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_superior_urges_from_the_case_and_the_unit_answers() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official_above(PROVINCE, OFFICERS).await;
        let (officer, mut owner) = site.official(COMMUNE, OFFICERS).await;
        let case = case(&site, &officer).await;
        let page = leader.open(&format!("/cases/{case}")).await;
        let address = link(&page.body, "/urgings/new");
        let own = owner.open(&format!("/cases/{case}")).await;
        assert!(!own.says("/urgings/new"), "nobody urges himself");
        let form = leader.open(&address).await;
        let kept = ["subject_kind", "subject"].map(|name| (name, form.field(name)));
        let mut fields: Vec<(&str, &str)> = kept
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        fields.push(("answer_by", "2026-08-01"));
        let bare = leader.send("/urgings/new", &form, &fields).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("e-text") && bare.says("e-answer_by"));
        fields.pop();
        fields.extend([("text", "Báo cáo lý do chậm"), ("answer_by", "2026-08-10")]);
        let sent = leader.send("/urgings/new", &form, &fields).await;
        let path = sent.location().to_owned();
        let list = owner.open("/urgings?side=received").await;
        assert!(list.says("Báo cáo lý do chậm") && list.says(&path));
        let half = [("process", "Đang xác minh")];
        assert_eq!(
            press(&mut owner, &path, "answer", &half).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let whole = [
            ("process", "Đang xác minh"),
            ("reasons", "Chờ hồ sơ địa chính"),
            ("responsibility", "Chủ tịch UBND xã"),
        ];
        assert_eq!(
            press(&mut owner, &path, "answer", &whole).await,
            StatusCode::SEE_OTHER
        );
        assert!(leader.open(&path).await.says("Chờ hồ sơ địa chính"));
        let again = leader.open("/urgings?tab=answered").await;
        assert!(again.says(&path));
        assert!(leader.open(&format!("/cases/{case}")).await.says(&path));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_urge_is_refused_and_a_neighbour_finds_nothing() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official_above(PROVINCE, OFFICERS).await;
        let (_, mut clerk) = site
            .official_above(PROVINCE, &[Post::ReceptionOfficer])
            .await;
        let (_, mut neighbour) = site.official("14533-2025.ubnd", OFFICERS).await;
        let (officer, _) = site.official(COMMUNE, OFFICERS).await;
        let case = case(&site, &officer).await;
        let address = format!("/urgings/new?case={case}");
        assert_eq!(clerk.open(&address).await.status, StatusCode::FORBIDDEN);
        let form = leader.open(&address).await;
        let kept = ["subject_kind", "subject"].map(|name| (name, form.field(name)));
        let mut fields: Vec<(&str, &str)> = kept
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        fields.push(("text", "Báo cáo lý do chậm"));
        let sent = leader.send("/urgings/new", &form, &fields).await;
        let path = sent.location().to_owned();
        assert_eq!(neighbour.open(&path).await.status, StatusCode::NOT_FOUND);
        let token = neighbour.open("/account").await;
        let theirs = neighbour.send("/urgings/new", &token, &fields).await;
        assert_eq!(theirs.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!clerk.open(&path).await.says("value=\"withdraw\""));
        let back = [("reason", "Gửi nhầm")];
        assert_eq!(
            press(&mut leader, &path, "withdraw", &back).await,
            StatusCode::SEE_OTHER
        );
        let token = leader.open("/account").await;
        let again = [("do", "withdraw"), ("reason", "Gửi nhầm")];
        let gone = leader.send(&path, &token, &again).await;
        assert_eq!(gone.status, StatusCode::CONFLICT);
    }
}
