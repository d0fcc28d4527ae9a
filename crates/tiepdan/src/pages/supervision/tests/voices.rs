//! Voters' petitions, dialogues, obstacles, recommendations and petitions to the Party as a browser meets them.

use super::*;

const COUNCIL: &str = "37-2025.vp-dbqh-hdnd";
const PARTY: &str = "37-2025.cap-uy";
const COMMISSION: &str = "37-2025.noi-chinh";
const FRONT: &str = "37-2025.mttq";

#[tokio::test(flavor = "multi_thread")]
async fn voters_petition_goes_from_the_meeting_to_the_answer_at_the_voters() {
    for site in sites(TODAY).await {
        let (_, mut deputies) = site.official(COUNCIL, OFFICERS).await;
        let (_, mut owner) = site.official(COMMUNE, OFFICERS).await;
        let (_, mut clerk) = site.official(COMMUNE, &[Post::Verifier]).await;
        let refused = clerk.open("/voter-meetings/new").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let meeting = [
            ("kind", "before_session"),
            ("on", "2026-08-01"),
            ("place", "Hội trường"),
            ("district", "Số 4"),
            ("deputies", "Trần Thị Ngọc"),
        ];
        let bare = deputies.fill("/voter-meetings/new", &meeting).await;
        assert!(bare.says("e-voters"), "{}", bare.body);
        let whole = [&meeting[..], &[("voters", "80")]].concat();
        let kept = owner.fill("/voter-meetings/new", &whole).await;
        assert_eq!(kept.status, StatusCode::FORBIDDEN);
        let met = deputies.fill("/voter-meetings/new", &whole).await;
        let shown = deputies.open(met.location()).await;
        let new = link(&shown.body, "/voter-petitions/new");
        let (_, meeting) = new.split_once("meeting=").unwrap();
        let said = [
            ("meeting", meeting),
            ("topic", "land"),
            ("text", "Đề nghị làm đường"),
        ];
        let taken = deputies.fill("/voter-petitions/new", &said).await;
        let path = taken.location().to_owned();
        assert_eq!(owner.open(&path).await.status, StatusCode::NOT_FOUND);
        let send = [("to", COMMUNE), ("due", "2026-08-20")];
        assert_eq!(
            press(&mut deputies, &path, "forward", &send).await,
            StatusCode::SEE_OTHER
        );
        assert!(
            deputies
                .open(&path)
                .await
                .says("/urgings/new?voter_petition=")
        );
        let bare = [("outcome", "under_way"), ("text", "Đang làm")];
        assert_eq!(
            press(&mut owner, &path, "answer", &bare).await,
            StatusCode::UNPROCESSABLE_ENTITY,
            "what is promised has a day"
        );
        let settled = [("outcome", "settled"), ("text", "Đã làm xong")];
        for (browser, act, fields) in [
            (&mut owner, "answer", &settled[..]),
            (&mut deputies, "accept", &[]),
        ] {
            let done = press(browser, &path, act, fields).await;
            assert_eq!(done, StatusCode::SEE_OTHER, "{act}");
        }
        let untold = press(&mut deputies, &path, "tell", &[]).await;
        assert_eq!(untold, StatusCode::UNPROCESSABLE_ENTITY);
        let told = [("told", "Báo tại hội nghị")];
        assert_eq!(
            press(&mut deputies, &path, "tell", &told).await,
            StatusCode::SEE_OTHER
        );
        let closed = deputies.open("/voters?tab=closed").await;
        assert!(closed.says(&path));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dialogue_is_announced_held_asked_at_and_read_by_anybody() {
    for site in sites(TODAY).await {
        let (_, mut leader) = site.official_above(PROVINCE, OFFICERS).await;
        let mut visitor = site.visitor();
        let raw = [
            ("kind", "periodic"),
            ("theme", "Tái định cư"),
            ("on", "2026-08-03"),
            ("place", "Hội trường"),
            ("host", "Chủ tịch"),
        ];
        let bare = leader.fill("/dialogues", &raw[..2]).await;
        assert!(bare.says("e-on") && bare.says("e-place"), "{}", bare.body);
        let path = leader.fill("/dialogues", &raw).await.location().to_owned();
        let held = [("participants", "120"), ("summary", "Trả lời từng hộ")];
        assert_eq!(
            press(&mut leader, &path, "hold", &held).await,
            StatusCode::SEE_OTHER
        );
        let asked = [
            ("topic", "land"),
            ("asked_by", "Tổ 5"),
            ("text", "Khi nào có đường?"),
            ("answer", "Trong tháng 9"),
            ("due", "2026-09-30"),
        ];
        let bare = press(&mut leader, &path, "ask", &asked).await;
        assert_eq!(
            bare,
            StatusCode::UNPROCESSABLE_ENTITY,
            "a promise has an owner"
        );
        let whole = [&asked[..], &[("owner", COMMUNE)]].concat();
        assert_eq!(
            press(&mut leader, &path, "ask", &whole).await,
            StatusCode::SEE_OTHER
        );
        assert!(!visitor.open("/public-dialogues").await.says("Tái định cư"));
        assert_eq!(
            press(&mut leader, &path, "publish", &[]).await,
            StatusCode::SEE_OTHER
        );
        let listed = visitor.open("/public-dialogues").await;
        let public = link(&listed.body, "/public-dialogues/");
        let read = visitor.open(&public).await;
        assert!(read.says("Khi nào có đường?") && !read.says("/assignments/"));
        assert!(
            leader
                .open("/directives?side=given")
                .await
                .says("Trong tháng 9")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_obstacle_is_noted_from_its_case_and_recommended_to_the_province() {
    for site in sites(TODAY).await {
        let (officer, mut owner) = site.official(COMMUNE, OFFICERS).await;
        let (_, mut leader) = site.official_above(PROVINCE, OFFICERS).await;
        let case = case(&site, &officer).await;
        let page = owner.open(&format!("/cases/{case}")).await;
        let find = link(&page.body, "/obstacles/new");
        let (_, id) = find.split_once("case=").unwrap();
        let raw = [
            ("case", id),
            ("instrument", "31/2024/QH15"),
            ("article", "Điều 98"),
            ("topic", "land"),
            ("problem", "Chưa có hướng dẫn"),
        ];
        let bare = owner.fill(&find, &raw[..2]).await;
        assert!(
            bare.says("e-article") && bare.says("e-problem"),
            "{}",
            bare.body
        );
        let found = owner.fill("/obstacles/new", &raw).await;
        let path = found.location().to_owned();
        let shown = owner.open(&path).await;
        let recommend = link(&shown.body, "/upward/new");
        let (_, about) = recommend.split_once("obstacle=").unwrap();
        let asked = [
            ("to", PROVINCE),
            ("text", "Đề nghị hướng dẫn"),
            ("subject_kind", "obstacle"),
            ("subject", about),
        ];
        let sent = owner.fill("/upward/new", &asked).await;
        let upward = sent.location().to_owned();
        assert_eq!(
            press(&mut leader, &upward, "answer", &[("outcome", "accepted")]).await,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let said = [("outcome", "accepted"), ("text", "Sẽ ban hành quy định")];
        assert_eq!(
            press(&mut leader, &upward, "answer", &said).await,
            StatusCode::SEE_OTHER
        );
        assert_eq!(
            press(
                &mut leader,
                &upward,
                "carry_out",
                &[("text", "Đã ban hành")]
            )
            .await,
            StatusCode::SEE_OTHER
        );
        let all = leader.open("/obstacles").await;
        assert!(all.says("31/2024/QH15") && all.says(&path));
        let tied = press(&mut owner, &path, "tie", &[("case", "999/2026")]).await;
        assert_eq!(tied, StatusCode::UNPROCESSABLE_ENTITY);
        let ended = [("text", "Nghị định mới đã quy định")];
        assert_eq!(
            press(&mut owner, &path, "resolve", &ended).await,
            StatusCode::SEE_OTHER
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_to_the_party_waits_is_studied_concluded_and_told() {
    for site in sites(TODAY).await {
        let (secretary, mut committee) = site.official(PARTY, OFFICERS).await;
        let (_, mut commission) = site.official(COMMISSION, OFFICERS).await;
        let (_, mut state) = site.official_above(PROVINCE, OFFICERS).await;
        site.register
            .file(&secretary, complaint(COMMUNE))
            .await
            .unwrap();
        let waiting = committee.open("/party-petitions").await;
        let petition = link(&waiting.body, "/petitions/");
        let petition = petition.trim_start_matches("/petitions/").to_owned();
        let ask = [
            ("petition", petition.as_str()),
            ("studied_by", COMMISSION),
            ("question", "Đề xuất hướng xử lý"),
        ];
        let path = committee
            .fill("/party-petitions", &ask)
            .await
            .location()
            .to_owned();
        assert_eq!(state.open(&path).await.status, StatusCode::NOT_FOUND);
        assert!(!state.open("/party-petitions").await.says(&path));
        let advice = [
            ("proposal", "direct"),
            ("text", "Giao UBND xã giải quyết"),
            ("complex", "yes"),
        ];
        let conclusion = [("text", "Đồng ý đề xuất"), ("competent", COMMUNE)];
        let notice = [("number", "12-TB/TU"), ("on", "2026-08-03")];
        let result = [("result", "Đã giải quyết xong")];
        let advised = press(&mut commission, &path, "advise", &advice).await;
        assert_eq!(advised, StatusCode::SEE_OTHER);
        for (act, fields) in [
            ("conclude", &conclusion[..]),
            ("notify", &notice[..]),
            ("close", &result[..]),
        ] {
            let sent = press(&mut committee, &path, act, fields).await;
            assert_eq!(sent, StatusCode::SEE_OTHER, "{act}");
        }
        assert!(
            committee
                .open("/party-petitions?tab=closed")
                .await
                .says(&path)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_front_has_its_own_view_and_a_commune_office_has_none() {
    for site in sites(TODAY).await {
        let (officer, mut owner) = site.official(COMMUNE, OFFICERS).await;
        case(&site, &officer).await;
        let (_, mut front) = site.official(FRONT, &[Post::Head]).await;
        let seen = front.open("/oversight").await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(!seen.says("Đỗ Thị Ước"), "no name of a person");
        let refused = owner.open("/oversight").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}
