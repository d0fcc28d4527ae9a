//! A unit that the register adds is met like one of the law's: it receives, handles, counts, and is shown by its name.

use casework::organization::{self, Outcome};
use casework::petition::Handling;
use casework::testing::finding;
use law::procedure::{Class, Post};

use super::COMMUNE;
use super::desk::TODAY;
use crate::testing::{Site, sites};

const SCHOOL: &str = "TH-NN";
const NAME: &str = "Trường Tiểu học Nam Ninh";
const FILE: &str = "code,name,level,branch,parent,from,until\n\
     TH-NN,Trường Tiểu học Nam Ninh,commune,public_service_unit,14005-2025.ubnd,2025-07-01,\n";
const OFFICER: &[Post] = &[
    Post::Head,
    Post::PetitionOfficer,
    Post::ReceptionOfficer,
    Post::Settler,
];

async fn with_school() -> Vec<Site> {
    let all = sites(TODAY).await;
    for site in &all {
        let brought = site.register.write(|tx, at| {
            let outcome = organization::import(tx, at, FILE.as_bytes())?;
            organization::join(tx, &at.law)?;
            Ok(outcome)
        });
        assert!(matches!(brought.await.unwrap(), Outcome::Taken(_)));
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_citizen_writes_to_it_and_its_officer_settles_and_reports() {
    for site in with_school().await {
        let mut citizen = site.visitor();
        let found = citizen.open("/file?q=truong+tieu+hoc+nam+ninh").await;
        assert!(found.says("href=\"/file/TH-NN\"") && found.says(NAME));
        let form = citizen.open("/file/TH-NN").await;
        assert!(form.says(NAME));
        let once = form.field("once");
        let fields = [
            ("once", once.as_str()),
            ("class", "complaint"),
            ("people.0.name", "Đỗ Thị Ước"),
            ("people.0.address", "Thôn 3"),
            ("text", "Tôi khiếu nại quyết định thu tiền của nhà trường."),
        ];
        let sent = citizen.send("/file/TH-NN", &form, &fields).await;
        assert_eq!(sent.location(), "/file-receipt");
        assert!(citizen.open("/file-receipt").await.says(NAME));

        let (actor, mut officer) = site.official(SCHOOL, OFFICER).await;
        let queue = officer.open("/queue").await;
        let (_, rest) = queue.body.split_once("href=\"/petitions/").unwrap();
        let id: casework::Id = rest.split('"').next().unwrap().parse().unwrap();
        let classes = officer
            .open(&format!("/petitions/{id}/classification"))
            .await;
        assert!(classes.says(NAME));
        let found = finding(Class::Complaint, SCHOOL);
        site.register.classify(&actor, id, found).await.unwrap();
        let accept = Handling {
            rule: "XD-02".to_owned(),
            ..Handling::default()
        };
        let case = site
            .register
            .handle(&actor, id, accept)
            .await
            .unwrap()
            .case
            .unwrap();
        assert!(officer.open(&format!("/cases/{case}")).await.says(NAME));
        let own = officer.open("/reports/02-XLD?period=2026-Q3").await;
        assert!(own.says(NAME) && own.says("/reports/02-XLD/1/rows?unit=TH-NN"));

        let (_, mut above) = site.official_above(COMMUNE, &[Post::Head]).await;
        let sheet = above.open("/reports/02-XLD/csv?period=2026-Q3").await;
        let row = sheet.body.lines().find(|line| line.contains(NAME)).unwrap();
        assert!(row.contains(",1,"), "{row}");
        assert!(above.open("/cases").await.says(&format!("/cases/{case}")));
        assert_eq!(site.register.faults().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_found_and_shown_among_the_units() {
    for site in with_school().await {
        let (_, mut officer) = site.official(COMMUNE, OFFICER).await;
        let found = officer.open("/units?q=tieu%20hoc%20nam").await;
        assert!(found.says("/units/TH-NN") && found.says(NAME));
        let page = officer.open("/units/TH-NN").await;
        assert!(page.says(NAME) && page.says(&format!("/units/{COMMUNE}")));
        assert!(
            officer
                .open(&format!("/units/{COMMUNE}"))
                .await
                .says("/units/TH-NN")
        );
        let (_, mut above) = site.official_above(COMMUNE, &[Post::Head]).await;
        assert!(above.open("/units").await.says(NAME));
        let before = officer
            .open("/units?q=tieu%20hoc%20nam&on=2025-01-01")
            .await;
        assert!(!before.says("/units/TH-NN"));
    }
}
