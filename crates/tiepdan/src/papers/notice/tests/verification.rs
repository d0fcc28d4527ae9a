//! Papers of a verification: minutes of work and of a hand-over, experts called. Who complains has a name longer than a
//! line, four contents, and nobody is named against him.

use casework::petition::Handling;
use casework::testing::letter;

use super::{COMMUNE, Walk};

async fn begun() -> Walk {
    let name = "Công Tằng Tôn Nữ ".repeat(8);
    let mut raw = letter(&name, "Về đất.", COMMUNE);
    raw.respondent.clear();
    let contents = (1..=4).map(|no| format!("Nội dung thứ {no} về bồi thường, hỗ trợ."));
    let handling = Handling {
        contents: contents.collect(),
        ..Handling::default()
    };
    let walk = Walk::begin(raw, handling).await;
    walk.take("accept", &[]).await;
    let verifier = walk.officer.official.to_string();
    walk.take("assign_verification", &[("verifier", &verifier)])
        .await;
    walk
}

#[tokio::test(flavor = "multi_thread")]
async fn minutes_of_work_name_who_took_part() {
    let walk = begun().await;
    let worked = [
        ("place", "Trụ sở Ủy ban nhân dân xã"),
        (
            "content",
            "Đã đối chiếu bản đồ địa chính.\nHai bên thống nhất số liệu.",
        ),
        ("people.1.name", "Phạm Văn Bốn"),
        ("people.1.post", "công chức địa chính"),
        ("people.1.role", "concerned"),
        ("people.1.presence", "present"),
        ("people.1.signature", "signed"),
    ];
    walk.take("work_with", &worked).await;
    let filled = walk.filled("124/2020-06").await;
    assert_eq!(
        filled["text"]["with"], "Phạm Văn Bốn, công chức địa chính",
        "the clerk types nobody again who stands in the docket"
    );
    assert_eq!(
        filled["text"]["host"],
        "Nguyễn Văn Mẫu, Chủ tịch Ủy ban nhân dân xã"
    );
    insta::assert_snapshot!("124-2020-06", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn minutes_of_a_hand_over_are_drafted_from_the_docket() {
    let walk = begun().await;
    let asked = [
        ("holder", "Văn phòng đăng ký đất đai"),
        ("what", "Hồ sơ địa chính thửa 12."),
    ];
    walk.take("request_documents", &asked).await;
    let came = [
        ("request", "1"),
        ("giver", "Lê Thị Năm, Văn phòng đăng ký đất đai"),
        ("place", "Phòng tiếp công dân xã"),
        ("items", "Trích lục thửa 12, bản sao\nSổ mục kê năm 2003"),
    ];
    walk.take("receive_documents", &came).await;
    let filled = walk.filled("124/2020-08").await;
    let text = &filled["text"];
    assert_eq!(text["giver"], came[1].1);
    assert_eq!(text["place"], came[2].1);
    assert_eq!(text["items"], came[3].1);
    assert_eq!(text["taker"], "Nguyễn Văn Mẫu, Chủ tịch Ủy ban nhân dân xã");
    insta::assert_snapshot!("124-2020-08", format!("{filled:#}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expert_is_called_by_a_decision_and_asked_by_a_letter() {
    let walk = begun().await;
    let asked = [
        ("body", "Trung tâm Kỹ thuật tài nguyên và môi trường"),
        (
            "question",
            "Diện tích thửa 12 theo hiện trạng là bao nhiêu?",
        ),
    ];
    walk.take("request_expert", &asked).await;
    for form in ["124/2020-09", "124/2020-10"] {
        let filled = walk.filled(form).await;
        assert_eq!(filled["respondent"], serde_json::Value::Null);
        insta::assert_snapshot!(form.replace('/', "-"), format!("{filled:#}"));
    }
}
