//! Days of those whose post receives are drawn from the sessions they held.

use jiff::civil::Time;
use store::{Tx, params};

use super::row::{self, Duty};
use crate::access::{Permit, acts};
use crate::reception::Month;
use crate::{Id, Result, Setting, organization};

const HELD: &str = "select s.id, s.on_day, s.starts_at, s.ends_at, o.id as official from reception_session s \
     join official o on o.unit = s.unit and o.name = s.host where s.unit = $1 and s.on_day >= $2 and s.on_day <= $3 \
     and s.state = 'held' and s.kind <> 'regular' and not o.disabled \
     and exists (select 1 from post p where p.official = o.id and p.unit = s.unit and p.post = $4 and p.from_on <= s.on_day \
     and (p.until_on is null or p.until_on >= s.on_day)) and not exists (select 1 from roster_duty d where d.session = s.id) \
     and not exists (select 1 from roster_duty d where d.official = o.id and d.on_day = s.on_day and d.paid_group = $5 \
     and d.until_sheet is null) order by s.on_day, s.id, o.id";

/// Puts whom the law names (head and deputies: group 2, Decree 154/2026 art. 38) on the roster for each session that they
/// held in a month, once for each day. Answers how many days were added.
///
/// # Errors
/// What the database reports.
pub fn draw(
    tx: &mut Tx<'_>,
    at: &Setting,
    permit: &Permit<acts::KeepRoster>,
    month: Month,
) -> Result<usize> {
    let unit = organization::ensure(tx, at, permit.unit())?;
    let from_sheet = row::next_sheet(tx, &unit.code, month)?;
    let mut added: Vec<Duty> = Vec::new();
    for (group, post) in at.law.allowance.drawn() {
        let (first, last, post) = (month.first(), month.last(), post.as_str());
        for held in tx.query(HELD, params![unit.code, first, last, post, group])? {
            let (on, official): (_, Id) = (held.get("on_day")?, held.get("official")?);
            if added
                .iter()
                .any(|one| one.on == on && one.official == Some(official))
            {
                continue;
            }
            let (starts, ends): (Option<String>, Option<String>) =
                (held.get("starts_at")?, held.get("ends_at")?);
            let duty = Duty {
                id: at.id(),
                tenant: unit.tenant.clone(),
                unit: unit.code.clone(),
                on,
                group: group.to_owned(),
                official: Some(official),
                name: String::new(),
                body: String::new(),
                has_allowance: false,
                basis: String::new(),
                minutes: minutes(starts.as_deref(), ends.as_deref()),
                session: Some(held.get("id")?),
                note: String::new(),
                from_sheet,
            };
            duty.insert(tx, "month", permit.official())?;
            added.push(duty);
        }
    }
    if !added.is_empty() {
        row::note(tx, at, permit.by(), "roster.drawn", None)?;
    }
    Ok(added.len())
}

/// Minutes from a time of day to another; none where either is not known.
fn minutes(starts: Option<&str>, ends: Option<&str>) -> Option<i64> {
    let of = |typed: Option<&str>| Time::strptime("%H:%M", typed?).ok();
    let (starts, ends) = (of(starts)?, of(ends)?);
    let minute = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    Some(minute(ends) - minute(starts)).filter(|minutes| *minutes > 0)
}
