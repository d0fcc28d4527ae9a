//! Nobody handles a case against himself, his kin, or the head of his own unit.

use super::*;

const KIN: &[(&str, &str)] = &[
    ("kind", "kin"),
    ("detail", "Em ruột của người bị khiếu nại"),
];
const ARTICLE: &str = "36/2018/QH14 23";

impl Story {
    async fn as_other(&self, actor: &Actor, step: &str, fields: &[(&str, &str)]) -> Result<Taken> {
        self.register.take(actor, self.case, step, fields).await
    }
}

fn article(failure: Failure) -> String {
    refusal(failure).article.unwrap()
}

async fn accepted() -> Vec<Story> {
    let mut stories = Story::opened(AFTER, Class::Complaint).await;
    for story in &mut stories {
        story.on(2).step("accept", &[("number", "1")]).await;
    }
    stories
}

#[tokio::test(flavor = "multi_thread")]
async fn who_declares_acts_no_more_until_the_head_has_decided() {
    for story in accepted().await {
        let other = story.another().await;
        let asked = [("holder", "Sở"), ("what", "Hồ sơ")];
        story
            .as_other(&other, "declare_interest", KIN)
            .await
            .unwrap();
        let failure = story.as_other(&other, "request_documents", &asked).await;
        assert_eq!(article(failure.unwrap_err()), ARTICLE);
        let own = [("verifier", other.official.to_string())];
        let own = [(own[0].0, own[0].1.as_str())];
        assert_eq!(story.refused("assign_verification", &own).await, ARTICLE);
        let stays = [
            ("declaration", "1"),
            ("decision", "may_stay"),
            ("reason", "Chỉ trùng họ"),
        ];
        let failure = story.as_other(&other, "decide_interest", &stays).await;
        assert_eq!(article(failure.unwrap_err()), ARTICLE);
        story.step("decide_interest", &stays).await;
        story
            .as_other(&other, "request_documents", &asked)
            .await
            .unwrap();
        let decided = ("fields.declaration".to_owned(), "choice-unknown");
        assert_eq!(story.wrong("decide_interest", &stays).await, [decided]);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_found_later_demands_another_verifier() {
    for mut story in accepted().await {
        let (own, other) = (story.own(), story.another().await.official.to_string());
        let team = [("verifier", own.as_str()), ("members", other.as_str())];
        story.step("assign_verification", &team).await;
        let found = [KIN, &[("official", other.as_str())]].concat();
        story.on(3).step("declare_interest", &found).await;
        let reported = [("result", "Thu hồi đúng"), ("positions_differ", "no")];
        assert_eq!(
            story.refused("report_verification", &reported).await,
            ARTICLE
        );
        let aside = [
            ("declaration", "1"),
            ("decision", "stands_aside"),
            ("reason", "Em ruột"),
        ];
        story.step("decide_interest", &aside).await;
        assert_eq!(
            story.refused("report_verification", &reported).await,
            ARTICLE
        );
        let gone = [("leaves", other.as_str()), ("reason", "Xung đột lợi ích")];
        story.step("replace_verifier", &gone).await;
        story.step("report_verification", &reported).await;
        let back = [
            ("leaves", own.as_str()),
            ("joins", other.as_str()),
            ("reason", "Thử"),
        ];
        assert_eq!(story.refused("replace_verifier", &back).await, ARTICLE);
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_decides_on_a_conflict_of_his_own() {
    for story in accepted().await {
        let other = story.another().await;
        let (own, his) = (story.own(), other.official.to_string());
        for named in [&own, &his] {
            let found = [KIN, &[("official", named.as_str())]].concat();
            story
                .as_other(&other, "declare_interest", &found)
                .await
                .unwrap();
        }
        let first = [
            ("declaration", "1"),
            ("decision", "may_stay"),
            ("reason", "Không phải"),
        ];
        assert_eq!(story.refused("decide_interest", &first).await, ARTICLE);
        let superior = story.superior.clone();
        story
            .as_other(&superior, "decide_interest", &first)
            .await
            .unwrap();
        let second = [("declaration", "2"), first[1], first[2]];
        story.step("decide_interest", &second).await;
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_does_not_settle_a_denunciation_of_its_own_head() {
    for mut story in Story::all(AFTER).await {
        let against_head = Classifying {
            respondent_role: None,
            ..finding(Class::Denunciation, COMMUNE)
        };
        let opened = story.open_with(complaint(COMMUNE), against_head, Handling::default());
        story.case = opened.await.unwrap();
        story.step("check_identity", &[("report", "Đủ")]).await;
        let article = story.refused("accept", &[("number", "1")]).await;
        assert_eq!(article, "25/2018/QH14 12(1); 25/2018/QH14 12(6)");
        story.whole().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_bears_the_name_of_the_accused_acts_only_when_the_superior_says_so() {
    for mut story in Story::all(AFTER).await {
        let named = RawFiling {
            respondent: "Ông Nguyễn Văn Mẫu, cán bộ địa chính".to_owned(),
            ..complaint(COMMUNE)
        };
        let found = finding(Class::Denunciation, COMMUNE);
        let opened = story.open_with(named, found, Handling::default()).await;
        story.case = opened.unwrap();
        let checked = [("report", "Đủ")];
        let article = story.refused("check_identity", &checked).await;
        assert_eq!(article, "31/2019/NĐ-CP 5(2)");
        let same_name = [("kind", "self"), ("detail", "Chỉ trùng tên")];
        story.step("declare_interest", &same_name).await;
        let stays = [
            ("declaration", "1"),
            ("decision", "may_stay"),
            ("reason", "Trùng tên"),
        ];
        let superior = story.superior.clone();
        story
            .as_other(&superior, "decide_interest", &stays)
            .await
            .unwrap();
        story.step("check_identity", &checked).await;
        story.whole().await;
    }
}
