//! Guidance documents and classes as a browser meets them, and the figures they make.

use axum::http::StatusCode;
use jiff::civil::{Date, date};
use law::procedure::Post;

use crate::testing::sites;

const PROVINCE: &str = "37-2025.ubnd";
const TODAY: Date = date(2026, 8, 31);

#[tokio::test(flavor = "multi_thread")]
async fn a_document_and_a_class_are_entered_counted_opened_from_the_figure_and_struck_out() {
    for site in sites(TODAY).await {
        let (_, mut head) = site.official_above(PROVINCE, &[Post::Head]).await;
        let (clerk, mut below) = site.official("14005-2025.ubnd", &[Post::Settler]).await;
        let bare = head.fill("/guidance", &[("does", "amends")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("e-number") && bare.says("e-kind") && bare.says("e-other_number"));
        let form = head.open("/guidance").await;
        let plan = [
            ("do", "issue"),
            ("number", "12/KH-UBND"),
            ("on", "2026-08-03"),
            ("kind", "plan"),
            ("title", "Kế hoạch tiếp công dân"),
            ("does", "new"),
        ];
        let sent = head
            .send_file(
                "/guidance",
                &form,
                &plan,
                ("ke-hoach.txt", "Nội dung kế hoạch"),
            )
            .await;
        let path = sent.location().to_owned();
        let shown = below.open(&path).await;
        assert!(
            shown.says("ke-hoach.txt"),
            "the units below read what directs them"
        );
        assert!(!shown.says("name=\"reason\""));
        let (_, file) = shown.body.split_once("href=\"/guidance/").unwrap();
        let files = file
            .split('"')
            .find(|part| part.contains("/files/"))
            .unwrap();
        let file = below
            .open(&format!(
                "/guidance/{}",
                files.trim_start_matches("/guidance/")
            ))
            .await;
        assert!(file.body.contains("Nội dung kế hoạch"));
        let class = [
            ("on", "2026-08-10"),
            ("kind", "training"),
            ("topic", "Kỹ năng đối thoại"),
            ("organizer", "Thanh tra tỉnh"),
            ("people", "40"),
            ("attendees", "Lê Thị Cúc; Hội Phụ nữ\nTrần Văn Bình"),
        ];
        let sent = head.fill("/training", &class).await;
        let taught = sent.location().to_owned();
        assert!(head.open(&taught).await.says("Hội Phụ nữ"));
        let rows = |column: u8| {
            format!("/reports/06-QLKNTC/{column}/rows?unit={PROVINCE}&period=2026-Q3&rows=own")
        };
        assert!(head.open(&rows(1)).await.says(&path));
        let figure = head.open(&rows(5)).await;
        assert!(figure.says(&taught) && figure.says("40"));
        let strike = [("reason", "Nhập nhầm")];
        assert_eq!(
            head.fill(&path, &strike).await.status,
            StatusCode::SEE_OTHER
        );
        assert!(!head.open(&rows(1)).await.says(&path));
        assert!(head.open(&path).await.says("Nhập nhầm"));
        let token = below.open("/account").await;
        for path in ["/guidance", "/training", path.as_str(), taught.as_str()] {
            let refused = below.send(path, &token, &[("do", "x")]).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(below.open(&taught).await.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.unit, "14005-2025.ubnd");
    }
}
