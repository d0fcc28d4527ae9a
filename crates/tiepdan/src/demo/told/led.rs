//! What was ordered and what became of it: the directives of Hà Nội, the list of the centre.

use casework::commendation;
use casework::supervision::{self, ListRow};
use casework::{Failure, Result};
use jiff::civil::{Date, date};
use store::params;

use super::{Article, Line, Reader, count, rate};
use crate::demo::{centre, commendations, ha_noi, ninh_binh, present};

const OWNERS: &str = "select cast(count(*) as bigint) as n, cast(coalesce(sum(case when a.stand = 'accepted' then 1 else 0 end), 0) as bigint) as done, \
     cast(coalesce(sum(case when a.escalated_to is null then 0 else 1 end), 0) as bigint) as upward \
     from assignment a join directive d on d.id = a.directive where d.unit = $1 and d.number = $2 and a.due_on <> ''";
const ANSWERED_FOR: &str =
    "select cast(count(*) as bigint) as n from prolonged_case where list = $1 and head_name <> ''";
const DONE_BY: &str = "select cast(count(*) as bigint) as n from prolonged_case where list = $1 and stand = 'done' and closed_on <= $2";
/// The months in which the centre asked for progress.
const MONTHS: [Date; 4] = [
    date(2025, 3, 1),
    date(2025, 4, 1),
    date(2025, 5, 1),
    date(2025, 6, 1),
];

impl Reader<'_, '_> {
    pub(super) fn ha_noi(&mut self) -> Result<Vec<Line>> {
        const PLACE: Article = Article::HaNoi;
        let today = self.ground.today.today;
        let communes = self.ground.law.units.children(ha_noi::CITY, today).len();
        let communes = i64::try_from(communes).unwrap_or(i64::MAX);
        let mut lines = vec![count(PLACE, "communes", ha_noi::COMMUNES, communes)];
        let named = [
            (
                "communes that owe directive 07, each by a day",
                "what became of it",
            ),
            (
                "communes that owe directive 36, each by a day",
                "what became of it",
            ),
        ];
        for (number, (owed, became)) in ha_noi::NUMBERS.into_iter().zip(named) {
            let row = self.tx.first(OWNERS, params![ha_noi::GIVER, number])?;
            let row = row.ok_or(Failure::NotFound)?;
            let (owners, done, upward): (i64, i64, i64) =
                (row.get("n")?, row.get("done")?, row.get("upward")?);
            lines.push(count(PLACE, owed, self.communes, owners));
            lines.push(Line {
                article: PLACE,
                what: became,
                says: "slow and incomplete in places".to_owned(),
                reports: format!(
                    "accepted {}; {upward} late and told to the superior",
                    rate(done, owners)
                ),
                agrees: Some(done < owners && upward > 0).filter(|_| owners > 100),
            });
        }
        Ok(lines)
    }

    /// The certificates of the conference.
    pub(super) fn commended(&mut self) -> Result<Vec<Line>> {
        let scope = self.scope(&format!("{}.ubnd", present::PROVINCE))?;
        let period = format!("{}..{}", ninh_binh::FROM, ninh_binh::UNTIL);
        let sums = commendation::sums(self.tx, &scope)?;
        let sums = sums.into_iter().find(|one| one.period == period);
        let (units, persons) = sums.map_or((0, 0), |one| (one.units, one.persons));
        let (wanted, of) = (
            commendations::UNITS.div_ceil(self.of),
            commendations::PERSONS.div_ceil(self.of),
        );
        Ok(vec![
            count(Article::NinhBinh, "collectives commended", wanted, units),
            count(Article::NinhBinh, "individuals commended", of, persons),
        ])
    }

    pub(super) fn centre(&mut self) -> Result<Vec<Line>> {
        const PLACE: Article = Article::Centre;
        let scope = self.scope(centre::KEEPER)?;
        let lists = supervision::lists(self.tx, &scope)?;
        let list = lists
            .into_iter()
            .find(|list| (list.from, list.until) == centre::QUARTER);
        let list = list.ok_or(Failure::NotFound)?;
        let mut number = |sql: &str, values: &[store::Value<'_>]| {
            let row = self.tx.first(sql, values)?;
            Ok::<i64, Failure>(row.map_or(Ok(0), |row| row.get("n"))?)
        };
        let headed = number(ANSWERED_FOR, params![list.id])?;
        let done = number(DONE_BY, params![list.id, list.until])?;
        let line = |what, reports| count(PLACE, what, self.prolonged, reports);
        let mut lines = vec![
            line("prolonged cases on the list of the quarter", list.cases),
            line("of them with a head who answers for it", headed),
            line("of them with a plan", list.planned),
        ];
        lines.push(self.monthly(&list)?);
        lines.push(Line {
            article: PLACE,
            what: "done within the quarter, in all their contents",
            says: "to be settled".to_owned(),
            reports: rate(done, list.cases),
            agrees: None,
        });
        Ok(lines)
    }

    /// Of the cases left at the end of each month, those on which their owners reported in it.
    fn monthly(&mut self, list: &ListRow) -> Result<Line> {
        let scope = self.scope(centre::KEEPER)?;
        let at = self.ground.setting("told", self.ground.ids.clone());
        let months = supervision::burn_down(self.tx, &at, &scope, list.id)?;
        let told: Vec<_> = months
            .iter()
            .filter(|month| MONTHS.contains(&month.first))
            .collect();
        let parts = told.iter().map(|month| month.reported.to_string());
        let all = told.len() == MONTHS.len() && told.iter().all(|one| one.reported >= one.left);
        Ok(Line {
            article: Article::Centre,
            what: "cases reported on in March, April, May, June",
            says: "monthly".to_owned(),
            reports: parts.collect::<Vec<_>>().join(", "),
            agrees: Some(all),
        })
    }
}
