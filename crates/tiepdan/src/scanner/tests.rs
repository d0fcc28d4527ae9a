//! The scanner played by the test as the real one speaks, and what becomes of files while it speaks, finds and is silent.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use casework::document::{self, Attachment, Upload};
use casework::petition::RawFiling;
use casework::testing::complaint;
use image::{DynamicImage, ImageFormat, RgbImage};
use jiff::civil::{Date, date};
use law::procedure::Post;
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixListener};

use super::*;
use crate::app::Settings;
use crate::testing::{Browser, Shown, Site, sites, sites_with};
use crate::worker;

const COMMUNE: &str = "14533-2025.ubnd";
const DAY: Date = date(2026, 11, 23);
const OFFICER: &[Post] = &[Post::PetitionOfficer];

/// The file that every scanner finds, put together here so that none finds this one.
fn eicar() -> String {
    let halves = [
        r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD",
        "-ANTIVIRUS-TEST-FILE!$H+H*",
    ];
    halves.concat()
}

/// How the scanner behaves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Honest,
    /// Takes files up to so many bytes.
    Narrow(usize),
    Silent,
    HangsUp,
    Babbles,
}

struct State {
    manner: Manner,
    version: &'static str,
    /// What else it finds with these signatures.
    also: Option<&'static str>,
    heard: usize,
}

/// A scanner in this process.
#[derive(Clone)]
struct Clamd {
    address: Address,
    state: Arc<Mutex<State>>,
    _folder: Arc<Option<TempDir>>,
}

impl Clamd {
    fn state() -> Arc<Mutex<State>> {
        Arc::new(Mutex::new(State {
            manner: Manner::Honest,
            version: "ClamAV 1.4.6/1/Mon Nov 23 08:00:00 2026",
            also: None,
            heard: 0,
        }))
    }

    fn on_a_socket() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clamd.ctl");
        let (listener, state) = (UnixListener::bind(&path).unwrap(), Self::state());
        let told = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(answer(line, Arc::clone(&told)));
            }
        });
        Self {
            address: Address::Unix(path),
            state,
            _folder: Arc::new(Some(folder)),
        }
    }

    async fn on_a_port() -> Self {
        let (listener, state) = (
            TcpListener::bind("127.0.0.1:0").await.unwrap(),
            Self::state(),
        );
        let address = Address::Tcp(listener.local_addr().unwrap().to_string());
        let told = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(answer(line, Arc::clone(&told)));
            }
        });
        Self {
            address,
            state,
            _folder: Arc::new(None),
        }
    }

    fn behave(&self, manner: Manner) {
        self.state.lock().unwrap().manner = manner;
    }

    fn learn(&self, version: &'static str, also: &'static str) {
        let mut state = self.state.lock().unwrap();
        (state.version, state.also) = (version, Some(also));
    }

    fn heard(&self) -> usize {
        self.state.lock().unwrap().heard
    }
}

/// One line, as the manual of `clamd` has it.
async fn answer(mut line: impl AsyncRead + AsyncWrite + Unpin, state: Arc<Mutex<State>>) {
    let (manner, version, also) = {
        let state = state.lock().unwrap();
        (state.manner, state.version, state.also)
    };
    match manner {
        Manner::HangsUp => return,
        Manner::Silent => {
            let mut nothing = Vec::new();
            let _ = line.read_to_end(&mut nothing).await;
            return;
        }
        Manner::Babbles => {
            let _ = line.write_all(b"220 welcome to the mail\0").await;
            return;
        }
        Manner::Honest | Manner::Narrow(_) => {}
    }
    let mut command = Vec::new();
    while command.last() != Some(&0) {
        command.push(line.read_u8().await.unwrap());
    }
    if command == b"zVERSION\0" {
        let _ = line.write_all(format!("{version}\0").as_bytes()).await;
        return;
    }
    assert_eq!(command, b"zINSTREAM\0");
    let most = if let Manner::Narrow(most) = manner {
        most
    } else {
        usize::MAX
    };
    let told = match content(&mut line, most).await {
        None => "INSTREAM size limit exceeded. ERROR".to_owned(),
        Some(bytes) => {
            state.lock().unwrap().heard += 1;
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let is_found = text == eicar() || also.is_some_and(|also| text.contains(also));
            let found = "stream: Eicar-Test-Signature FOUND";
            if is_found { found } else { "stream: OK" }.to_owned()
        }
    };
    let _ = line.write_all(format!("{told}\0").as_bytes()).await;
    // What is still on its way is heard to its end, or the line would break before the answer is read.
    let _ = line.read_to_end(&mut Vec::new()).await;
}

/// The pieces, each behind its length; none when they come to more than is taken.
async fn content(line: &mut (impl AsyncRead + Unpin), most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let length = usize::try_from(line.read_u32().await.unwrap()).unwrap();
        if length == 0 {
            return Some(bytes);
        }
        let mut piece = vec![0; length];
        line.read_exact(&mut piece).await.unwrap();
        bytes.extend(piece);
        if bytes.len() > most {
            return None;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_scanner_is_asked_as_it_wants_and_understood_however_it_answers() {
    for clamd in [Clamd::on_a_socket(), Clamd::on_a_port().await] {
        let scanner = Scanner::at(Some(clamd.address.clone()));
        let large = vec![b'x'; 300_000];
        let clean = scanner.look(&large, AT_LEISURE).await;
        assert_eq!(clean.standing(), document::Standing::Clean);
        let found = scanner.look(eicar().as_bytes(), AT_LEISURE).await;
        let Verdict::Infected { engine, found } = found else {
            panic!("{found:?}");
        };
        assert!(engine.starts_with("ClamAV 1.4.6/1/"));
        assert_eq!(found, "Eicar-Test-Signature");
        clamd.behave(Manner::Narrow(100_000));
        let narrow = scanner.look(&large, AT_LEISURE).await;
        assert!(matches!(narrow, Verdict::TooLarge { .. }), "{narrow:?}");
        assert!(!scanner.is_silent());
        for manner in [Manner::Silent, Manner::HangsUp, Manner::Babbles] {
            clamd.behave(manner);
            let nothing = scanner.look(b"don", Duration::from_millis(200)).await;
            assert_eq!(nothing, Verdict::Unscanned);
            assert!(scanner.is_silent());
        }
        clamd.behave(Manner::Honest);
        assert!(scanner.engine().await.is_some() && !scanner.is_silent());
    }
    let nobody = Scanner::at(Some(Address::Unix("/nowhere/clamd.ctl".into())));
    assert_eq!(nobody.look(b"don", AT_LEISURE).await, Verdict::Unscanned);
    assert!(
        "unix:/run/clamd".parse::<Address>().is_ok()
            && "tcp:localhost:3310".parse::<Address>().is_ok()
    );
    assert!("clamd".parse::<Address>().is_err() && "tcp:3310".parse::<Address>().is_err());
}

/// ClamAV itself, where `TIEPDAN_TEST_CLAMAV` names its socket, set up with one signature and files up to 1 MB.
#[tokio::test(flavor = "multi_thread")]
async fn the_scanner_itself_answers_as_the_test_plays_it() {
    let named = std::env::var_os("TIEPDAN_TEST_CLAMAV");
    let Some(address) = named.and_then(|named| named.to_str()?.parse::<Address>().ok()) else {
        return;
    };
    let scanner = Scanner::at(Some(address));
    let clean = scanner.look(&vec![b'x'; 300_000], AT_LEISURE).await;
    assert!(matches!(clean, Verdict::Clean { .. }), "{clean:?}");
    let found = scanner.look(eicar().as_bytes(), AT_LEISURE).await;
    assert!(matches!(found, Verdict::Infected { .. }), "{found:?}");
    let large = scanner.look(&vec![b'x'; 3_000_000], AT_LEISURE).await;
    assert!(matches!(large, Verdict::TooLarge { .. }), "{large:?}");
    assert!(!scanner.is_silent());
}

async fn sites_of(clamd: &Clamd) -> Vec<Site> {
    let settings = Settings {
        scanner: Some(clamd.address.clone()),
        ..Settings::default()
    };
    sites_with(DAY, &settings).await
}

/// Registers a petition with one file and gives its page.
async fn registered(officer: &mut Browser, content: &str) -> String {
    let form = officer.open("/queue/new").await;
    let once = form.field("once");
    let fields = [
        ("once", once.as_str()),
        ("channel", "post"),
        ("received_on", "2026-11-20"),
        ("rows", "1"),
        ("text", "Tôi đề nghị xem xét lại."),
    ];
    let answer = officer
        .send_file("/queue/new", &form, &fields, ("don.txt", content))
        .await;
    answer.location().replace("/receipt", "")
}

async fn file_of(site: &Site, page: &str) -> Attachment {
    let id = page.rsplit('/').next().unwrap().parse().unwrap();
    let files = site
        .register
        .read(move |tx, _| document::of_subject(tx, id));
    files.await.unwrap().remove(0)
}

/// Opens the one file of a petition.
async fn opened(officer: &mut Browser, site: &Site, page: &str) -> Shown {
    let file = file_of(site, page).await.id;
    officer.open(&format!("{page}/files/{file}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_harmful_file_is_kept_from_everybody_and_its_petition_is_not_lost() {
    let clamd = Clamd::on_a_socket();
    for site in sites_of(&clamd).await {
        let (actor, mut officer) = site.official(COMMUNE, OFFICER).await;
        let page = registered(&mut officer, &eicar()).await;
        let shown = officer.open(&page).await;
        assert!(
            shown.says("don.txt") && shown.says("Tệp có mã độc"),
            "{}",
            shown.body
        );
        assert!(!shown.says("/files/"));
        let refused = opened(&mut officer, &site, &page).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(!refused.says("EICAR"));
        let clean = registered(&mut officer, "Kính gửi Ủy ban").await;
        let heard = clamd.heard();
        let given = opened(&mut officer, &site, &clean).await;
        assert_eq!(given.body, "Kính gửi Ủy ban");
        assert_eq!(
            clamd.heard(),
            heard,
            "a clean file is not scanned at every opening"
        );
        let harmful = Upload {
            verdict: site.app.scanner.look(eicar().as_bytes(), AT_LEISURE).await,
            ..Upload::new("don.txt", eicar())
        };
        let raw = RawFiling {
            files: vec![harmful],
            ..complaint(COMMUNE)
        };
        let filed = site.register.file(&actor, raw).await.unwrap();
        let codes = [
            ("code", filed.follow_code.as_str()),
            ("secret", filed.follow_secret.as_str()),
        ];
        let told = site.visitor().fill("/follow", &codes).await;
        assert!(told.says("Có tệp bạn gửi không mở được"), "{}", told.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_scanner_is_silent_petitions_are_taken_and_files_wait_and_new_signatures_see_them_again()
 {
    let clamd = Clamd::on_a_socket();
    for site in sites_of(&clamd).await {
        clamd.behave(Manner::HangsUp);
        let (_, mut officer) = site.official(COMMUNE, OFFICER).await;
        let page = registered(&mut officer, "chung cu").await;
        assert!(officer.open(&page).await.says("Chưa kiểm tra mã độc"));
        let waits = opened(&mut officer, &site, &page).await;
        assert_eq!(waits.status, StatusCode::CONFLICT);
        assert!(!waits.says("chung cu"));
        let (_, mut admin) = site.official(COMMUNE, &[Post::Administrator]).await;
        assert!(admin.open("/admin").await.says("1 tệp đang chờ"));
        worker::scan(&site.app).await.unwrap();
        assert_eq!(
            opened(&mut officer, &site, &page).await.status,
            StatusCode::CONFLICT
        );
        clamd.behave(Manner::Honest);
        worker::scan(&site.app).await.unwrap();
        assert!(opened(&mut officer, &site, &page).await.status.is_success());
        assert!(!admin.open("/admin").await.says("tệp đang chờ"));
        clamd.learn("ClamAV 1.4.6/2/Tue Nov 24 08:00:00 2026", "chung cu");
        worker::scan(&site.app).await.unwrap();
        assert_eq!(
            opened(&mut officer, &site, &page).await.status,
            StatusCode::CONFLICT
        );
        assert!(officer.open(&page).await.says("Tệp có mã độc"));
        clamd.learn("ClamAV 1.4.6/1/Mon Nov 23 08:00:00 2026", "nothing more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_came_while_nobody_scanned_is_scanned_when_somebody_opens_it() {
    let clamd = Clamd::on_a_socket();
    for site in sites_of(&clamd).await {
        clamd.behave(Manner::HangsUp);
        let (_, mut officer) = site.official(COMMUNE, OFFICER).await;
        let page = registered(&mut officer, &eicar()).await;
        clamd.behave(Manner::Honest);
        let refused = opened(&mut officer, &site, &page).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(officer.open(&page).await.says("Tệp có mã độc"));
    }
    for site in sites(DAY).await {
        let (_, mut officer) = site.official(COMMUNE, OFFICER).await;
        let page = registered(&mut officer, "chung cu").await;
        assert!(officer.open(&page).await.says("Chưa kiểm tra mã độc"));
        assert!(opened(&mut officer, &site, &page).await.status.is_success());
        let (_, mut admin) = site.official(COMMUNE, &[Post::Administrator]).await;
        assert!(
            admin
                .open("/admin")
                .await
                .says("Chưa cài đặt kiểm tra mã độc")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_shown_drawn_anew_and_its_file_is_saved_as_it_came() {
    let mut drawn = std::io::Cursor::new(Vec::new());
    let picture = DynamicImage::from(RgbImage::new(4, 4));
    picture.write_to(&mut drawn, ImageFormat::Jpeg).unwrap();
    let mut bytes = drawn.into_inner();
    drop(bytes.splice(2..2, *b"\xff\xe1\x00\x0eGPSLatitude\x00"));
    for site in sites(DAY).await {
        let (actor, mut officer) = site.official(COMMUNE, OFFICER).await;
        let raw = RawFiling {
            files: vec![Upload::new("anh.jpg", bytes.clone())],
            ..complaint(COMMUNE)
        };
        let id = site.register.file(&actor, raw).await.unwrap().id;
        let page = format!("/petitions/{id}");
        let file = file_of(&site, &page).await.id;
        let path = format!("{page}/files/{file}");
        let listed = officer.open(&page).await;
        assert!(listed.says(&format!("{path}/picture")));
        let shown = officer.open(&format!("{path}/picture")).await;
        assert_eq!(shown.header("content-type"), "image/jpeg");
        assert!(
            shown
                .header("content-security-policy")
                .starts_with("sandbox")
        );
        assert_eq!(shown.header("cross-origin-resource-policy"), "same-origin");
        assert!(!shown.says("GPSLatitude"));
        let saved = officer.open(&path).await;
        assert!(saved.says("GPSLatitude"));
        assert!(
            saved
                .header("content-disposition")
                .starts_with("attachment")
        );
        let (_, mut neighbour) = site.official("14005-2025.ubnd", OFFICER).await;
        let hidden = neighbour.open(&format!("{path}/picture")).await;
        assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    }
}
