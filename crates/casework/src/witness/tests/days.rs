//! Three days with their roots; whoever rewrites a lane, a docket, a root or what a witness kept is found.

use store::params;

use super::*;
use crate::audit::chain;
use crate::witness::{Kept, check, handed, leaves, of_day, unhanded};

/// Monday to Wednesday: a case is opened, then accepted, then rests.
async fn three_days() -> Vec<Story> {
    let mut stories = Story::all().await;
    for story in &mut stories {
        story.register.on(MONDAY.saturating_add(1.day()));
        assert_eq!(story.draw().await, [MONDAY]);
        story.accept().await;
        story.register.on(MONDAY.saturating_add(4.days()));
        // Nobody was there on the days between: they are made up, once.
        let made_up: Vec<Date> = (1..=3)
            .map(|days| MONDAY.saturating_add(days.days()))
            .collect();
        assert_eq!(story.draw().await, made_up);
        assert_eq!(story.draw().await, Vec::<Date>::new());
    }
    stories
}

/// What a witness keeps of a day.
async fn kept(story: &Story, days: i64) -> String {
    let day = MONDAY.saturating_add(days.days());
    let read = story.register.read(move |tx, _| {
        let root = of_day(tx, day)?.ok_or(Failure::NotFound)?;
        Ok(root.kept(&leaves(tx, day)?))
    });
    read.await.unwrap()
}

/// The last entry of a lane is told otherwise and the chain made whole again: nothing in the lane itself shows it.
fn rewrite(tx: &mut Tx<'_>) -> Result<()> {
    let sql = "select lane, seq, tenant, at, official, unit, event, subject_kind, subject, detail, previous from audit a \
               where event <> 'row.bound' order by seq desc, lane";
    let rows = tx.query(sql, params![])?;
    let heads = "select seq from audit_head where lane = $1";
    for row in rows {
        let (lane, seq): (String, i64) = (row.get("lane")?, row.get("seq")?);
        let head = tx.first(heads, params![lane])?.unwrap();
        if head.get::<i64>("seq")? != seq {
            continue;
        }
        let mut values = row.values().to_vec();
        values[9] = store::Value::Text("{}~".into());
        let hash = chain(&values);
        let told = "update audit set detail = '{}~', hash = $3 where lane = $1 and seq = $2";
        tx.execute(told, params![lane, seq, hash])?;
        tx.execute(
            "update audit_head set hash = $2 where lane = $1",
            params![lane, hash],
        )?;
        return Ok(());
    }
    unreachable!("some lane ends with an act")
}

/// A plain change.
fn by(sql: &'static str) -> impl Fn(&mut Tx<'_>) -> Result<()> + Send + 'static {
    move |tx| {
        assert!(tx.execute(sql, params![])? > 0, "{sql}");
        Ok(())
    }
}

fn says(found: &[String], words: &[&str]) -> bool {
    found
        .iter()
        .any(|line| words.iter().all(|word| line.contains(word)))
}

#[tokio::test(flavor = "multi_thread")]
async fn each_root_binds_what_moved_and_the_root_before() {
    for story in three_days().await {
        let mut roots = Vec::new();
        for days in 0..4 {
            let day = MONDAY.saturating_add(days.days());
            let root = story.register.read(move |tx, _| of_day(tx, day));
            roots.push(root.await.unwrap().unwrap());
        }
        for pair in roots.windows(2) {
            assert_eq!(pair[1].statement.previous, pair[0].root);
        }
        let counts = roots.iter().map(|root| {
            let statement = &root.statement;
            (
                statement.lanes > 0,
                statement.dockets,
                statement.files.count,
            )
        });
        // The file on Monday, the paper on Tuesday.
        let expected = [(true, 1, 1), (true, 1, 2), (false, 0, 2), (false, 0, 2)];
        assert_eq!(counts.collect::<Vec<_>>(), expected);
        assert_eq!(roots[0].groups().len(), 16);
        assert_eq!(story.register.faults().await.unwrap(), Vec::<String>::new());
        let key = story.key.public();
        let own = story
            .register
            .read(move |tx, _| check(tx, Some(&key)))
            .await;
        assert_eq!(own.unwrap(), Vec::<String>::new());
        let other = Key::of_secret(&[8; 32]).public();
        let other = story
            .register
            .read(move |tx, _| check(tx, Some(&other)))
            .await;
        assert_eq!(other.unwrap().len(), 4, "each is signed with another key");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_root_that_was_prepared_before_another_was_drawn_is_not_kept() {
    for mut story in Story::all().await {
        story.register.on(MONDAY.saturating_add(1.day()));
        let early = story
            .register
            .read(|tx, _| prepare(tx, MONDAY, end(MONDAY)));
        let early = early.await.unwrap();
        story.draw().await;
        let key = Arc::clone(&story.key);
        let again = story
            .register
            .write(move |tx, at| keep(tx, &key, at.now.at, &early));
        assert!(again.await.unwrap().is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_rewritten_under_a_root_is_named_by_day_and_lane() {
    for story in three_days().await {
        let tuesday = "2026-07-07";
        let found = story.found(rewrite, crate::audit::check).await.unwrap();
        assert_eq!(found, Vec::<String>::new(), "the lane itself shows nothing");
        for (change, words) in [
            (
                "delete from audit where unit = '14005-2025.ubnd'",
                ["audit_root 2026-07-06", "lane 14005-2025.ubnd#", "is gone"],
            ),
            (
                "delete from docket where seq > 1",
                ["audit_root 2026-07-07", "docket ", "is gone"],
            ),
            (
                "update audit_root set tree = previous where day = '2026-07-07'",
                ["audit_root 2026-07-07", "its tree is not", ""],
            ),
            (
                "update audit_root set signature = (select r.signature from audit_root r where r.day = '2026-07-06') \
                 where day = '2026-07-07'",
                ["audit_root 2026-07-07", "its signature does not fit", ""],
            ),
            (
                "delete from audit_root where day = '2026-07-07'",
                ["audit_root 2026-07-08", "a root before it is missing", ""],
            ),
        ] {
            let found = story.found(by(change), |tx| check(tx, None)).await.unwrap();
            assert!(says(&found, &words), "{change}: {found:?}");
        }
        let found = story.found(rewrite, |tx| check(tx, None)).await.unwrap();
        assert!(says(&found, &["lane ", "is another one"]), "{found:?}");
        assert!(
            found
                .iter()
                .any(|line| line.contains(tuesday) || line.contains("2026-07-06")),
            "{found:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_root_that_was_handed_over_cannot_be_taken_away() {
    for story in three_days().await {
        let waiting = story.register.read(|tx, _| unhanded(tx, "folder"));
        assert_eq!(waiting.await.unwrap().len(), 4);
        let last = MONDAY.saturating_add(3.days());
        let hand = story
            .register
            .write(move |tx, at| handed(tx, last, "folder", at.now.at));
        hand.await.unwrap();
        let waiting = story.register.read(|tx, _| unhanded(tx, "folder"));
        assert_eq!(waiting.await.unwrap().len(), 3);
        let change = by("delete from audit_root where day = '2026-07-09'");
        let found = story.found(change, |tx| check(tx, None)).await.unwrap();
        assert!(
            says(&found, &["the root is gone", "2026-07-09"]),
            "{found:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_rewrites_everything_with_the_key_of_the_register_is_found_by_the_witness() {
    for story in three_days().await {
        let texts = [kept(&story, 0).await, kept(&story, 1).await];
        let compare = |texts: Vec<String>| {
            move |tx: &mut Tx<'_>| {
                let mut faults = Vec::new();
                for text in &texts {
                    faults.extend(Kept::parse(text).unwrap().compare(tx, None)?);
                }
                Ok::<_, Failure>(faults)
            }
        };
        let whole = compare(texts.to_vec());
        let found = story.register.read(move |tx, _| whole(tx)).await.unwrap();
        assert_eq!(found, Vec::<String>::new());

        let key = Arc::clone(&story.key);
        let forge = move |tx: &mut Tx<'_>| {
            rewrite(tx)?;
            for table in [
                "audit_root",
                "audit_root_lane",
                "audit_root_docket",
                "audit_key",
            ] {
                tx.execute(&format!("delete from {table}"), params![])?;
            }
            for days in 0..4 {
                let day = MONDAY.saturating_add(days.days());
                let prepared = prepare(tx, day, end(day))?;
                keep(tx, &key, end(day), &prepared)?;
            }
            Ok::<_, Failure>(())
        };
        let found = story.found(forge.clone(), crate::check::chains).await;
        assert_eq!(
            found.unwrap(),
            Vec::<String>::new(),
            "here nothing shows it"
        );
        let found = story.found(forge.clone(), compare(texts.to_vec())).await;
        let found = found.unwrap();
        let day = ["witness 2026-07-0", "another root of that day"];
        assert!(says(&found, &day), "{found:?}");
        assert!(says(&found, &["lane ", "is another one"]), "{found:?}");

        // A letter bears the statement alone: it proves the day.
        let letters = texts.iter().map(|text| {
            let head: Vec<&str> = text.lines().take(11).collect();
            head.join("\r\n")
        });
        let found = story.found(forge, compare(letters.collect())).await;
        assert!(says(&found.unwrap(), &day));

        let damaged = texts[0].replace("lanes ", "lanes 1");
        let damaged = compare(vec![damaged]);
        let found = story.register.read(move |tx, _| damaged(tx)).await.unwrap();
        assert!(
            says(&found, &["witness 2026-07-06", "damaged"]),
            "{found:?}"
        );
        assert!(Kept::parse("Biên bản").is_none());
    }
}
