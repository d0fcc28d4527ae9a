//! Several texts that change rows, made one for PostgreSQL: each text of its own costs two turns between the processes.
//!
//! PostgreSQL runs the parts of such a text on one state of the rows: none sees what another wrote, and foreign keys are
//! looked at when all are done. So only plain inserts and updates are joined, each of another table.

use std::fmt::Write;

use crate::Value;
use crate::pipeline::{Sent, Wants};

/// Values of one text at most.
const MOST_VALUES: usize = 400;

/// The same work in fewer texts, in the same order.
pub(crate) fn merge(texts: Vec<Sent>) -> Vec<Sent> {
    let mut merged = Vec::new();
    let mut group = Group::default();
    for text in texts {
        match table(&text) {
            Some(table) if group.takes(table, text.values.len()) => group.add(text),
            Some(_) => {
                merged.extend(std::mem::take(&mut group).text());
                group.add(text);
            }
            None => {
                merged.extend(std::mem::take(&mut group).text());
                merged.push(text);
            }
        }
    }
    merged.extend(group.text());
    merged
}

/// The table that a plain insert or update changes, of which nothing is to be told; none for any other text.
fn table(text: &Sent) -> Option<&str> {
    if text.wants != Wants::Nothing {
        return None;
    }
    let rest = text
        .sql
        .strip_prefix("insert into ")
        .or_else(|| text.sql.strip_prefix("update "))?;
    let table = rest.split([' ', '(']).next()?;
    (!rest.contains("select") && !rest.contains("returning")).then_some(table)
}

/// Texts to be joined.
#[derive(Default)]
struct Group {
    tables: Vec<String>,
    parts: Vec<String>,
    values: Vec<Value<'static>>,
}

impl Group {
    fn takes(&self, table: &str, values: usize) -> bool {
        self.values.len() + values <= MOST_VALUES && self.tables.iter().all(|one| one != table)
    }

    fn add(&mut self, text: Sent) {
        self.tables.extend(table(&text).map(str::to_owned));
        self.parts.push(numbered_from(&text.sql, self.values.len()));
        self.values.extend(text.values);
    }

    fn text(mut self) -> Option<Sent> {
        let last = self.parts.pop()?;
        let mut sql = String::new();
        for (index, part) in self.parts.iter().enumerate() {
            let mark = if index == 0 { "with" } else { "," };
            let _ = write!(sql, "{mark} part_{index} as ({part})");
        }
        if !sql.is_empty() {
            sql.push(' ');
        }
        sql.push_str(&last);
        Some(Sent {
            sql,
            values: self.values,
            wants: Wants::Nothing,
        })
    }
}

/// The text with its parameters counted from behind the first `before`.
fn numbered_from(sql: &str, before: usize) -> String {
    if before == 0 {
        return sql.to_owned();
    }
    let mut parts = sql.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        let number: usize = number.parse().unwrap_or_default();
        let _ = write!(text, "${}{rest}", number + before);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::IntoValue;

    fn merged(texts: &[&str]) -> Vec<String> {
        let sent = texts.iter().map(|sql| Sent {
            sql: (*sql).to_owned(),
            values: vec![1_i64.value().into_owned(); sql.matches('$').count()],
            wants: Wants::Nothing,
        });
        let merged = merge(sent.collect());
        merged.into_iter().map(|text| text.sql).collect()
    }

    #[test]
    fn texts_on_different_tables_become_one() {
        let one = merged(&[
            "insert into a (x) values ($1)",
            "update b set x = $2 where y = $1",
            "insert into c (x) values ($1) on conflict (x) do nothing",
        ]);
        assert_eq!(
            one,
            [
                "with part_0 as (insert into a (x) values ($1)), part_1 as (update b set x = $3 where y = $2) \
              insert into c (x) values ($4) on conflict (x) do nothing"
            ]
        );
    }

    #[test]
    fn what_may_see_another_stays_apart_and_in_order() {
        let apart = [
            "insert into a (x) values ($1)",
            "update a set x = $1",
            "delete from a",
            "insert into b select x from a",
            "update a set x = $1",
        ];
        assert_eq!(merged(&apart), apart);
    }
}
