use std::sync::Arc;

use casework::news::choose_digest;
use casework::testing::{complaint, registers};
use jiff::Timestamp;
use jiff::civil::date;
use law::procedure::Post;

use super::*;
use crate::app::Settings;
use crate::startup::{Chance, Clock};

const COMMUNE: &str = "14005-2025.ubnd";

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_of_a_day_is_handed_over_once_after_its_hour_and_names_nobody() {
    for register in registers(date(2026, 7, 6)).await.unwrap() {
        let officer = register
            .official(COMMUNE, &[Post::PetitionOfficer], false)
            .await
            .unwrap();
        register.file(&officer, complaint(COMMUNE)).await.unwrap();
        let chosen =
            register.write(move |tx, at| choose_digest(tx, at, &officer, "canbo@ninhbinh.gov.vn"));
        chosen.await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let of = |moment: &str| {
            let at: Timestamp = moment.parse().unwrap();
            let settings = Settings {
                mail: Some(folder.path().to_owned()),
                address: Some("https://tiepdan.example.vn/".to_owned()),
                ..Settings::default()
            };
            let law = Arc::clone(&register.at.law);
            App::new(
                Clock::standing_at(at),
                Chance::counting(),
                settings,
                register.store.clone(),
                law,
            )
            .unwrap()
            .with_seals(Arc::clone(&register.at.seals))
        };
        let letters = || -> Vec<String> {
            let files = std::fs::read_dir(folder.path()).unwrap();
            files
                .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
                .collect()
        };
        round(&of("2026-07-06T22:59:00Z")).await.unwrap();
        assert!(letters().is_empty(), "before the hour");
        round(&of("2026-07-07T01:00:00Z")).await.unwrap();
        round(&of("2026-07-07T05:00:00Z")).await.unwrap();
        let letters = letters();
        assert_eq!(letters.len(), 1);
        let (head, body) = letters[0].split_once("\r\n\r\n").unwrap();
        assert!(head.contains("To: canbo@ninhbinh.gov.vn\r\n"), "{head}");
        let body = BASE64.decode(body.replace("\r\n", "").as_bytes()).unwrap();
        let body = String::from_utf8(body).unwrap();
        assert!(
            body.contains("Đơn mới đến: 1\r\n  https://tiepdan.example.vn/queue"),
            "{body}"
        );
        assert!(
            !body.contains("Ước") && !body.contains("bồi thường"),
            "{body}"
        );
    }
}
