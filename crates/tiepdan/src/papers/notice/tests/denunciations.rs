use casework::petition::Handling;
use casework::testing::complaint;
use law::procedure::Class;

use super::{COMMUNE, POSTS, Walk};

/// Takes a denunciation to its conclusion, by way of everything that issues a paper.
async fn walk() -> Walk {
    let contents = ["Thu tiền ngoài quy định.", "Cấp đất sai đối tượng."];
    let handling = Handling {
        contents: contents.map(str::to_owned).to_vec(),
        ..Handling::default()
    };
    let class = (Class::Denunciation, "XD-09");
    let walk = Walk::begin_as(class, complaint(COMMUNE), handling).await;
    let member = walk.register.official(COMMUNE, POSTS, false).await.unwrap();
    let (leader, member) = (
        walk.officer.official.to_string(),
        member.official.to_string(),
    );
    let checked = [("report", "Đã xác minh danh tính, đủ điều kiện")];
    walk.take("check_identity", &checked).await;
    walk.take("accept", &[]).await;
    walk.take("notify_acceptance", &[]).await;
    let team = [
        ("verifier", leader.as_str()),
        ("members", &member),
        ("no_relation", "yes"),
    ];
    walk.take("assign_verification", &team).await;
    let heard = [("explanation", "Không thừa nhận việc thu tiền.")];
    walk.take("hear_accused", &heard).await;
    let asked = [
        ("body", "Phòng Kỹ thuật hình sự"),
        (
            "question",
            "Chữ ký trên phiếu thu có phải của người bị tố cáo không?",
        ),
    ];
    walk.take("request_expert", &asked).await;
    walk.take(
        "receive_expert",
        &[("result", "Đúng là chữ ký của người bị tố cáo.")],
    )
    .await;
    let complex = [("criteria", "a")];
    walk.take("declare_complex", &complex).await;
    walk.take(
        "extend",
        &[("reason", "Cần làm việc thêm với nhiều người.")],
    )
    .await;
    let reported = [("result", "Có thu tiền trái quy định của 12 hộ.")];
    walk.take("report_verification", &reported).await;
    let concluded = [
        ("findings.1", "right"),
        ("findings.2", "wrong"),
        ("to_enforce", "yes"),
        ("persons_to_handle", "2"),
        ("officials_to_handle", "1"),
    ];
    walk.take("conclude", &concluded).await;
    walk
}

#[tokio::test(flavor = "multi_thread")]
async fn every_paper_of_a_denunciation_is_filled_from_its_dossier_and_names_no_denouncer() {
    let walk = walk().await;
    for form in [
        "31/2019-01",
        "31/2019-04",
        "31/2019-05",
        "31/2019-06",
        "31/2019-07",
        "31/2019-08",
        "31/2019-09",
        "31/2019-10",
        "31/2019-12",
    ] {
        let filled = format!("{:#}", walk.filled(form).await);
        assert!(!filled.contains("Đỗ Thị Ước"), "{form}");
        insta::assert_snapshot!(form.replace('/', "-"), filled);
    }
}
