//! What is late is urged by rule: once a day every open term, and at each look what was done or not answered.

use casework::supervision::urging;

use crate::app::App;

/// One look.
pub(super) async fn round(app: &App) -> casework::Result<()> {
    let at = app.setting();
    let seen = at.clone();
    let is_done = app
        .store
        .read(move |tx| urging::is_round_done(tx, &seen))
        .await?;
    if !is_done {
        let (terms, written) = walk(app).await?;
        app.store
            .write(move |tx| urging::record_round(tx, &at, terms, written))
            .await?;
        tracing::info!(terms, written, "urged by rule");
    }
    end_met(app).await?;
    tell_upward(app).await
}

/// Every open term, a page in a transaction; answers how many, and how many urgings are new.
async fn walk(app: &App) -> casework::Result<(usize, usize)> {
    let (mut terms, mut written, mut after) = (0, 0, None);
    loop {
        let at = app.setting();
        let (seen, from) = (at.clone(), after);
        let page = app
            .store
            .read(move |tx| urging::called(tx, &seen, from))
            .await?;
        terms += page.terms;
        if !page.calls.is_empty() {
            let calls = page.calls;
            written += app
                .store
                .write(move |tx| urging::write(tx, &at, &calls))
                .await?;
        }
        after = page.next;
        if after.is_none() {
            return Ok((terms, written));
        }
    }
}

/// What was done is urged no more.
async fn end_met(app: &App) -> casework::Result<()> {
    loop {
        let at = app.setting();
        if app.store.write(move |tx| urging::end_met(tx, &at)).await? == 0 {
            return Ok(());
        }
    }
}

/// Each urging that was not answered goes to the superior of whoever urged, in a transaction of its own.
async fn tell_upward(app: &App) -> casework::Result<()> {
    let mut after = None;
    loop {
        let at = app.setting();
        let (seen, from) = (at.clone(), after);
        let due = app
            .store
            .read(move |tx| urging::unanswered(tx, &seen, from))
            .await?;
        if due.is_empty() {
            return Ok(());
        }
        for one in &due {
            let (at, id) = (at.clone(), one.id);
            let work = move |tx: &mut store::Tx<'_>| urging::escalate(tx, &at, id);
            if let Err(failure) = app.store.write(work).await {
                tracing::error!("urging {id} to the superior: {failure}");
            }
        }
        after = due.last().copied();
    }
}
