//! Dossiers taken in from another register.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use law::procedure::{Class, Post};

use super::*;
use crate::access::{Actor, acts};
use crate::notice::{Document, bundle};
use crate::petition::Handling;
use crate::testing::{Register as Books, complaint, finding, registers};
use crate::{Failure, Id};

const COMMUNE: &str = "14005-2025.ubnd";
const PROVINCE: &str = "37-2025.ubnd";
const TODAY: Date = date(2026, 7, 6);
const POSTS: &[Post] = &[Post::Head, Post::PetitionOfficer, Post::Settler];

/// A complaint accepted at a unit.
async fn accepted(books: &Books, unit: &'static str) -> (Actor, Id) {
    let officer = books.official(unit, POSTS, false).await.unwrap();
    let filed = books.file(&officer, complaint(unit)).await.unwrap();
    let found = finding(Class::Complaint, unit);
    books.classify(&officer, filed.id, found).await.unwrap();
    let handling = Handling {
        rule: "XD-02".to_owned(),
        ..Handling::default()
    };
    let joined = books.handle(&officer, filed.id, handling).await.unwrap();
    let case = joined.case.unwrap();
    books.take(&officer, case, "accept", &[]).await.unwrap();
    (officer, case)
}

/// The files of the package of a case, without their list.
async fn files(books: &Books, officer: &Actor, case: Id) -> BTreeMap<String, Vec<u8>> {
    let who = officer.clone();
    let bundle = books.write(move |tx, at| {
        let permit = who.permit::<acts::ExportDossier>()?;
        bundle(tx, at, &permit, &who, case)
    });
    let documents = vec![Listed {
        file: "documents/001.txt".to_owned(),
        title: "Giấy chứng nhận".to_owned(),
        on: TODAY,
    }];
    let register = Register::of(&bundle.await.unwrap(), documents);
    BTreeMap::from([
        (PDF.to_owned(), b"%PDF-1.7 ...".to_vec()),
        (DATA.to_owned(), b"{}".to_vec()),
        (REGISTER.to_owned(), serde_json::to_vec(&register).unwrap()),
        ("documents/001.txt".to_owned(), "Số 12".as_bytes().to_vec()),
    ])
}

fn with_list(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let list = sums(
        files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
    );
    files.insert(SUMS.to_owned(), list.into_bytes());
    files
}

fn refused(files: BTreeMap<String, Vec<u8>>) -> &'static str {
    match Package::prove(files) {
        Err(Failure::Refused(refusal)) => refusal.code,
        other => panic!("{other:?}"),
    }
}

async fn receive_as(books: &Books, who: &Actor, package: &Package) -> crate::Result<Received> {
    let (who, package) = (who.clone(), package.clone());
    books
        .write(move |tx, at| {
            let permit = who.permit::<acts::ReceiveDossier>()?;
            receive(tx, at, &permit, &package)
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_dossier_of_the_first_instance_goes_to_the_register_of_the_second() {
    let (there, here) = (
        registers(TODAY).await.unwrap(),
        registers(TODAY).await.unwrap(),
    );
    for (there, here) in there.iter().zip(&here) {
        let (settler, first) = accepted(there, COMMUNE).await;
        let package = Package::prove(with_list(files(there, &settler, first).await)).unwrap();
        let (superior, second) = accepted(here, PROVINCE).await;
        let found = receive_as(here, &superior, &package).await.unwrap();
        assert_eq!(
            (found.register.unit.as_str(), found.register.case),
            (COMMUNE, first)
        );
        assert_eq!(found.register.docket.last().unwrap().step, "accept");
        let again = receive_as(here, &superior, &package).await.unwrap();
        assert_eq!(again.id, found.id, "the same package is one dossier");

        let (who, id) = (superior.clone(), found.id);
        let joined = here.write(move |tx, at| {
            let permit = who.permit::<acts::ReceiveDossier>()?;
            join(tx, at, &permit, &who, (id, second))
        });
        assert_eq!(joined.await.unwrap().case, Some(second));
        let who = superior.clone();
        let twice = here.write(move |tx, at| {
            let permit = who.permit::<acts::ReceiveDossier>()?;
            join(tx, at, &permit, &who, (id, second))
        });
        assert!(matches!(twice.await, Err(Failure::Refused(one)) if one.code == "dossier-joined"));
        let who = superior.clone();
        let (bundle, read) = here
            .write(move |tx, at| {
                let permit = who.permit::<acts::ExportDossier>()?;
                let bundle = bundle(tx, at, &permit, &who, second)?;
                Ok((bundle, document(tx, at, &who, (id, 2))?))
            })
            .await
            .unwrap();
        let has = |leaf: &crate::notice::Leaf| matches!(&leaf.document, Document::Received(one, _) if one.id == id);
        assert!(
            bundle.leaves.iter().any(has),
            "it is part of the dossier here"
        );
        assert_eq!(read.0.title, "Giấy chứng nhận");
        assert_eq!(read.1, "Số 12".as_bytes());
        assert_eq!(here.faults().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_is_seen_by_the_unit_that_received_it_and_by_nobody_beside() {
    for here in registers(TODAY).await.unwrap() {
        let (officer, case) = accepted(&here, COMMUNE).await;
        let package = Package::prove(with_list(files(&here, &officer, case).await)).unwrap();
        let found = receive_as(&here, &officer, &package).await.unwrap();
        let neighbour = here
            .official("14329-2025.ubnd", POSTS, false)
            .await
            .unwrap();
        let (theirs, id) = (neighbour.clone(), found.id);
        let seen = here.read(move |tx, _| {
            assert!(list(tx, &theirs.scope(), None, 10)?.is_empty());
            one(tx, &theirs.scope(), id)
        });
        assert!(matches!(seen.await, Err(Failure::NotFound)));
        let joined = here.write(move |tx, at| {
            let permit = neighbour.permit::<acts::ReceiveDossier>()?;
            join(tx, at, &permit, &neighbour, (id, case))
        });
        assert!(matches!(joined.await, Err(Failure::NotFound)));
        let scope = officer.scope();
        let own = here.read(move |tx, _| list(tx, &scope, None, 10));
        assert_eq!(own.await.unwrap(), [found]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changed_byte_of_a_package_is_seen_and_nothing_is_kept_of_it() {
    let books = registers(TODAY).await.unwrap().remove(0);
    let (officer, case) = accepted(&books, COMMUNE).await;
    let whole = files(&books, &officer, case).await;

    let mut changed = with_list(whole.clone());
    changed.get_mut("documents/001.txt").unwrap().push(b'x');
    assert_eq!(refused(changed), "package-file-changed");

    let mut more = with_list(whole.clone());
    more.insert("documents/002.txt".to_owned(), b"x".to_vec());
    assert_eq!(refused(more), "package-file-unlisted");

    let mut less = with_list(whole.clone());
    less.remove("documents/001.txt");
    assert_eq!(refused(less), "package-file-missing");

    // Whoever changes the docket and writes the list of hashes anew still breaks the chain.
    let mut rewritten = whole.clone();
    let text = String::from_utf8(rewritten[REGISTER].clone()).unwrap();
    let text = text.replace("\"state\":\"accepted\"", "\"state\":\"verifying\"");
    rewritten.insert(REGISTER.to_owned(), text.into_bytes());
    assert_eq!(refused(with_list(rewritten)), "package-docket-broken");

    let mut newer = whole.clone();
    let text = String::from_utf8(newer[REGISTER].clone()).unwrap();
    newer.insert(
        REGISTER.to_owned(),
        text.replace("\"format\":1", "\"format\":2").into_bytes(),
    );
    assert_eq!(refused(with_list(newer)), "package-format-unknown");

    let mut nothing = whole.clone();
    nothing.insert(REGISTER.to_owned(), b"[]".to_vec());
    assert_eq!(refused(with_list(nothing)), "package-unreadable");
    assert_eq!(refused(whole), "package-no-list");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_is_no_document_is_refused_with_its_field() {
    let books = registers(TODAY).await.unwrap().remove(0);
    let (officer, case) = accepted(&books, COMMUNE).await;
    let mut program = files(&books, &officer, case).await;
    program.insert(
        "documents/001.txt".to_owned(),
        b"MZ\x90\x00\x03\x00\x00\x00\xff".to_vec(),
    );
    let package = Package::prove(with_list(program)).unwrap();
    let refused = receive_as(&books, &officer, &package).await;
    assert!(matches!(refused, Err(Failure::Invalid(errors)) if errors[0].code == "file-type"));
    let scope = officer.scope();
    let kept = books.read(move |tx, _| list(tx, &scope, None, 10));
    assert!(kept.await.unwrap().is_empty());
}
