//! What files are taken for, under which name they are kept, and what the scanner says of them.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::Failure;
use crate::testing::registers;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A picture of one point, as far as its marks go.
fn jpeg() -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xda, 0, 3, 1];
    bytes.extend([0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]);
    bytes
}

fn png() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(b"\0\0\0\x02IDATab\0\0\0\0");
    bytes.extend(b"\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

/// A file of an archive: its name, how many bytes it says it comes to.
type Inside<'a> = (&'a str, u32);

/// An archive of files that are stored as they are.
fn archive_of(files: &[Inside<'_>]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, says) in files {
        let begins = u32::try_from(bytes.len()).unwrap();
        let length = u16::try_from(name.len()).unwrap();
        bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x02\0\0\0");
        bytes.extend(says.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(b"ab");
        directory.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x02\0\0\0");
        directory.extend(says.to_le_bytes());
        directory.extend(length.to_le_bytes());
        directory.extend([0; 12]);
        directory.extend(begins.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).unwrap();
    let (size, begins) = (directory.len(), bytes.len());
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    for number in [size, begins] {
        bytes.extend(u32::try_from(number).unwrap().to_le_bytes());
    }
    bytes.extend([0, 0]);
    bytes
}

fn with(mut bytes: Vec<u8>, tail: &[u8]) -> Vec<u8> {
    bytes.extend(tail);
    bytes
}

fn code(bytes: Vec<u8>) -> &'static str {
    let found = sniff("file", &Upload::new("don", bytes));
    found.map_or_else(|fault| fault.code, |_| "")
}

#[test]
fn a_file_that_is_two_things_at_once_is_refused_and_an_honest_one_is_not() {
    let pdf = b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec();
    for honest in [
        jpeg(),
        png(),
        pdf.clone(),
        // What telephones write behind a picture.
        with(jpeg(), b"SEFHk\0\0\0Image_UTC_Data1657"),
        "Kính gửi: <Ủy ban>".as_bytes().to_vec(),
        b"<3 ban oi".to_vec(),
    ] {
        assert_eq!(code(honest), "");
    }
    let hidden = archive_of(&[("a.txt", 2)]);
    for two in [
        with(jpeg(), b"<HTML><script>alert(1)</script>"),
        with(png(), b"<svg onload=x>"),
        with(pdf.clone(), b"<script>x</script>"),
        with(pdf.clone(), &hidden),
        with(jpeg(), &hidden),
        with(b"Don ".to_vec(), &pdf),
    ] {
        assert_eq!(code(two), "file-two-kinds");
    }
    for page in [
        &b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"[..],
        b"\xef\xbb\xbf \n<svg/>",
        b"<x>\n<script>alert(1)</script>",
    ] {
        assert_eq!(code(page.to_vec()), "file-active");
    }
    for page in [&b"<html><body>x"[..], b"<?xml version='1.0'?><svg/>"] {
        assert!(["file-active", "file-type"].contains(&code(page.to_vec())));
    }
}

#[test]
fn an_archive_is_judged_by_its_directory_and_never_unpacked() {
    let sound = archive_of(&[("[Content_Types].xml", 2), ("word/document.xml", 2)]);
    assert_eq!(shape::fault(DOCX, &sound), None);
    assert!(!shape::has_macros(DOCX, &sound));
    let macros = archive_of(&[("word/document.xml", 2), ("word/vbaProject.bin", 2)]);
    assert_eq!(shape::fault(DOCX, &macros), None);
    assert!(shape::has_macros(DOCX, &macros));
    let many: Vec<Inside<'_>> = vec![("a", 2); 5_001];
    let mut moved = sound.clone();
    drop(moved.splice(0..0, *b"junk"));
    for wrong in [
        archive_of(&[("word/document.xml", 600 << 20)]),
        archive_of(&[("word/document.xml", 40 << 20)]),
        archive_of(&[("../../etc/passwd", 2)]),
        archive_of(&[("/etc/passwd", 2)]),
        archive_of(&[("word\\..\\x", 2)]),
        archive_of(&many),
        with(sound.clone(), b"behind"),
        moved,
        sound[..sound.len() - 1].to_vec(),
        b"PK\x03\x04".to_vec(),
    ] {
        assert_eq!(shape::fault(DOCX, &wrong), Some("file-archive"));
    }
}

#[test]
fn whatever_bytes_come_they_are_judged_and_nothing_breaks() {
    let corpus = [
        jpeg(),
        png(),
        archive_of(&[("word/document.xml", 2), ("a", 9)]),
        b"%PDF-1.4 %%EOF".to_vec(),
        b"RIFF\xff\xff\xff\xffWEBPVP8 ".to_vec(),
    ];
    let kinds = [
        "text/plain",
        DOCX,
        "image/jpeg",
        "image/png",
        "image/webp",
        "application/pdf",
    ];
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12);
    let seed = prop::sample::select(corpus.to_vec());
    proptest!(|(mut bytes in seed, changes in changes, cut in any::<prop::sample::Index>())| {
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        for kind in kinds {
            let _ = (shape::fault(kind, &bytes), shape::has_macros(kind, &bytes));
        }
        let name = String::from_utf8_lossy(&bytes).into_owned();
        let kept = name::clean(&name, "application/pdf");
        let strange = |letter: char| letter.is_control() || matches!(letter, '/' | '\\' | '\u{202e}');
        let has_ending = kept.rsplit_once('.').is_some_and(|(_, ending)| ending == "pdf");
        prop_assert!(has_ending && !kept.contains(strange));
        prop_assert!(kept.chars().count() <= 200);
    });
}

#[test]
fn a_name_leads_nowhere_hides_nothing_and_ends_as_the_file_is() {
    for (typed, kept) in [
        ("don.pdf", "don.pdf"),
        ("Đơn khiếu nại.PDF", "Đơn khiếu nại.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\anh\\don.pdf", "don.pdf"),
        ("don\u{202e}fdp.exe", "donfdp.exe.pdf"),
        ("don.pdf.exe", "don.pdf.exe.pdf"),
        ("..", "file.pdf"),
        ("", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("don\u{200b}\0.pdf", "don.pdf"),
    ] {
        assert_eq!(name::clean(typed, "application/pdf"), kept, "{typed:?}");
    }
    assert_eq!(name::clean("virus.hta", "text/plain"), "virus.hta.txt");
    let long = name::clean(&"ă".repeat(400), "image/jpeg");
    assert_eq!(long.chars().count(), 200);
    assert_eq!(long.rsplit_once('.').unwrap().1, "jpg");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_waits_for_the_scanner_is_seen_again_with_new_signatures_and_harmful_goes_to_nobody()
{
    for register in registers(date(2026, 7, 6)).await.unwrap() {
        let clean = |engine: &str| Verdict::Clean {
            engine: engine.to_owned(),
        };
        let told = register.write(move |tx, at| {
            for name in ["a", "b", "c"] {
                let hash = keep(tx, "text/plain", name.as_bytes())?;
                note(
                    tx,
                    at,
                    &hash,
                    "text/plain",
                    name.as_bytes(),
                    &Verdict::default(),
                )?;
            }
            let now = |seconds: i64| crate::Now {
                at: at.now.at + seconds * 1_000_000,
                ..at.now
            };
            let waiting = scan::unseen(tx, "clam 1", 10)?;
            let (first, second) = (waiting[0].clone(), waiting[1].clone());
            scan::say(tx, now(1), &first, &clean("clam 1"))?;
            let large = Verdict::TooLarge {
                engine: "clam 1".to_owned(),
            };
            scan::say(tx, now(2), &second, &large)?;
            let left = scan::unseen(tx, "clam 1", 10)?;
            let again = scan::unseen(tx, "clam 2", 10)?;
            let found = Verdict::Infected {
                engine: "clam 2".to_owned(),
                found: "Test.Sign".to_owned(),
            };
            scan::say(tx, now(5), &first, &found)?;
            scan::say(tx, now(6), &first, &Verdict::Unscanned)?;
            let standings = (scan::of(tx, &first)?, scan::of(tx, &second)?);
            Ok((
                waiting.len(),
                left.len(),
                again,
                standings,
                scan::waiting(tx)?,
            ))
        });
        let (waiting, left, again, (first, second), still) = told.await.unwrap();
        assert_eq!((waiting, left, again.len(), still), (3, 1, 3, 1));
        assert_eq!(first.standing, Standing::Infected);
        assert_eq!(second.standing, Standing::Unscanned);
    }
    let refused = |standing: Standing, has_scanner| match standing.admit(has_scanner) {
        Err(Failure::Refused(refusal)) => refusal.code,
        _ => "",
    };
    assert_eq!(refused(Standing::Infected, false), "file-harmful");
    assert_eq!(refused(Standing::Unscanned, true), "file-not-scanned");
    assert_eq!(refused(Standing::Unscanned, false), "");
    assert_eq!(refused(Standing::Clean, true), "");
}
