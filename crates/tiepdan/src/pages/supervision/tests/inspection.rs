//! Inspections and review meetings as a browser meets them.

use super::*;

const PLAN: [(&str, &str); 9] = [
    ("kind", "inspection"),
    ("occasion", "planned"),
    ("topic", "both"),
    ("basis", "15/QĐ-UBND"),
    ("units", COMMUNE),
    ("from", "2025-07-01"),
    ("until", "2026-06-30"),
    ("days", "30"),
    ("team", "Trần Văn Đoàn"),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_inspection_is_planned_concluded_and_followed_to_the_end() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official_above(PROVINCE, OFFICERS).await;
        let (_, mut owner) = site.official(COMMUNE, OFFICERS).await;
        let bare = leader.fill("/inspections/new", &PLAN[1..]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("e-kind"));
        let sent = leader.fill("/inspections/new", &PLAN).await;
        let path = sent.location().to_owned();
        assert_eq!(
            press(&mut leader, &path, "begin", &[("on", "2026-08-03")]).await,
            StatusCode::SEE_OTHER
        );
        let half = [
            ("on", "2026-08-03"),
            ("number", "08/KL-UBND"),
            ("text", "Chưa tiếp công dân đủ số ngày"),
            ("text_1", "Kiểm điểm trách nhiệm"),
            ("kind_1", "administrative"),
            ("unit_1", COMMUNE),
            ("people_1", "2"),
        ];
        let form = leader.open(&path).await;
        let version = form.field("version");
        let act = [("do", "conclude"), ("version", version.as_str())];
        let again = leader.send(&path, &form, &[&act, &half[..]].concat()).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.says("e-due_1"), "{}", again.body);
        let whole = [&half[..], &[("due_1", "2026-08-20")]].concat();
        assert_eq!(
            press(&mut leader, &path, "conclude", &whole).await,
            StatusCode::SEE_OTHER
        );
        let shown = owner.open(&path).await;
        assert!(shown.says("08/KL-UBND") && !shown.says("value=\"conclude\""));
        let recommendation = link(&shown.body, "/inspection-recommendations/");
        let report = [("text", "Đã kiểm điểm"), ("people", "2")];
        assert_eq!(
            press(&mut owner, &recommendation, "answer", &report).await,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            press(&mut leader, &recommendation, "return", &[]).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(
            press(&mut leader, &recommendation, "accept", &[]).await,
            StatusCode::SEE_OTHER
        );
        let done = leader.open("/inspections?tab=carried_out").await;
        assert!(done.says(&path));
        let rows = "/reports/06-QLKNTC/10/rows?unit=37-2025.ubnd&period=2026-Q3&rows=own";
        assert!(
            leader.open(rows).await.says(&path),
            "the figure opens the inspection"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_is_called_opened_reported_to_and_its_conclusion_is_a_directive() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official_above(PROVINCE, OFFICERS).await;
        let (officer, mut owner) = site.official(COMMUNE, OFFICERS).await;
        case(&site, &officer).await;
        let call = [("do", "call"), ("on", "2026-08-03"), ("host", "Chủ tịch")];
        let sent = leader.fill("/meetings", &call).await;
        let path = sent.location().to_owned();
        assert_eq!(owner.open(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            press(&mut leader, &path, "open", &[]).await,
            StatusCode::SEE_OTHER
        );
        let form = owner.open(&path).await;
        let word = [("do", "tell"), ("text", "Xã đã đối thoại")];
        let told = owner.send(&path, &form, &word).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER);
        let open = leader.open(&path).await;
        assert!(open.says("Xã đã đối thoại"));
        let order = leader.open(&link(&open.body, "/directives/new")).await;
        let kept = ["subject_kind", "subject"].map(|name| (name, order.field(name)));
        let mut fields: Vec<(&str, &str)> = kept
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        fields.extend([
            ("source", "review_meeting"),
            ("text", "Giải quyết dứt điểm trong tháng"),
            ("owners", COMMUNE),
            ("due", "2026-08-20"),
            ("on", "2026-08-03"),
        ]);
        let given = leader.send("/directives/new", &order, &fields).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let minutes = [("minutes", "Giao xã giải quyết dứt điểm")];
        assert_eq!(
            press(&mut leader, &path, "close", &minutes).await,
            StatusCode::SEE_OTHER
        );
        let seen = owner.open(&path).await;
        assert!(seen.says("Giải quyết dứt điểm trong tháng"));
        let rhythm = [("do", "rhythm"), ("per_month", "2")];
        leader.fill("/meetings", &rhythm).await;
        assert!(leader.open("/meetings").await.says(&path));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_is_refused_and_a_neighbour_finds_nothing() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official_above(PROVINCE, OFFICERS).await;
        let (_, mut clerk) = site
            .official_above(PROVINCE, &[Post::ReceptionOfficer])
            .await;
        let (_, mut neighbour) = site.official("14533-2025.ubnd", OFFICERS).await;
        assert_eq!(
            clerk.open("/inspections/new").await.status,
            StatusCode::FORBIDDEN
        );
        let own = clerk.open("/meetings").await;
        assert!(!own.says("value=\"call\""));
        let token = clerk.open("/account").await;
        let call = [("do", "call"), ("on", "2026-08-03"), ("host", "Tôi")];
        let refused = clerk.send("/meetings", &token, &call).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let inspection = leader.fill("/inspections/new", &PLAN).await;
        let meeting = leader.fill("/meetings", &call).await;
        for path in [inspection.location(), meeting.location()] {
            assert_eq!(neighbour.open(path).await.status, StatusCode::NOT_FOUND);
        }
        let seen = clerk.open(inspection.location()).await;
        assert!(!seen.says("value=\"begin\""));
    }
}
