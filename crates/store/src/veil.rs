//! A register in which some rows do not exist.

use std::fmt::Write;
use std::sync::Arc;

/// Tables as somebody sees them from whom rows are kept: whatever he asks, in whatever text, these stand in place of the tables.
/// Nothing that a query forgets can so show a row, count it, or take longer for it.
///
/// Only texts that ask are changed, never one that writes. Nobody who sees everything pays for it: without a veil a text stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Veil {
    tables: Arc<[(&'static str, String)]>,
}

tokio::task_local! {
    static HUNG: Veil;
}

impl Veil {
    /// Stands for each table the rows of a text: `("petition", "select * from {petition} where id <> 7")`; the name in braces is the
    /// table itself.
    pub fn new(tables: Vec<(&'static str, String)>) -> Self {
        Self {
            tables: tables.into(),
        }
    }

    /// Does it hide nothing?
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// Hangs it before every transaction that this work asks for.
    pub async fn over<F: Future>(self, work: F) -> F::Output {
        if self.is_empty() {
            work.await
        } else {
            HUNG.scope(self, work).await
        }
    }

    /// What hangs before the work that asks now.
    pub(crate) fn hung() -> Self {
        HUNG.try_with(Self::clone).unwrap_or_default()
    }

    /// The text as it is asked through the veil; none where it stays as it is.
    pub(crate) fn before(&self, sql: &str, schema: Schema) -> Option<String> {
        if self.is_empty() || !sql.trim_start().starts_with("select") {
            return None;
        }
        let mut text = String::new();
        for (table, rows) in self.tables.iter().filter(|(table, _)| names(sql, table)) {
            let mark = if text.is_empty() { "with" } else { "," };
            let itself = schema.name(table);
            let rows = rows.replace(&format!("{{{table}}}"), &itself);
            // The writes into a String cannot fail.
            let _ = write!(text, "{mark} {table} as not materialized ({rows})");
        }
        (!text.is_empty()).then(|| format!("{text} {sql}"))
    }
}

/// How a table is named where a veil of the same name hangs before it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Schema {
    /// SQLite takes a bare name for the veil itself.
    Main,
    /// PostgreSQL takes it for the table.
    Bare,
}

impl Schema {
    fn name(self, table: &str) -> String {
        match self {
            Self::Main => format!("main.{table}"),
            Self::Bare => table.to_owned(),
        }
    }
}

/// Does the text name the table, as a word of its own? A column of that name does no harm.
fn names(sql: &str, table: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    sql.match_indices(table).any(|(from, _)| {
        let before = from
            .checked_sub(1)
            .and_then(|at| sql.as_bytes().get(at).copied());
        let after = sql.as_bytes().get(from + table.len()).copied();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn veil() -> Veil {
        Veil::new(vec![
            (
                "petition",
                "select * from {petition} where id <> 7".to_owned(),
            ),
            (
                "notice",
                "select * from {notice} where subject <> 7".to_owned(),
            ),
        ])
    }

    #[test]
    fn a_veil_stands_in_place_of_the_tables_that_a_text_asks() {
        let text = veil().before("select id from petition where unit = $1", Schema::Main);
        assert_eq!(
            text.as_deref(),
            Some(
                "with petition as not materialized (select * from main.petition where id <> 7) select id from petition where unit = $1"
            )
        );
        let text = veil().before("select 1 from petition_party, notice", Schema::Bare);
        assert_eq!(
            text.as_deref(),
            Some(
                "with notice as not materialized (select * from notice where subject <> 7) select 1 from petition_party, notice"
            )
        );
    }

    #[test]
    fn a_text_that_writes_or_asks_other_tables_stays_as_it_is() {
        let same = [
            "update petition set number = 1",
            "insert into notice (id) select id from petition",
            "select 1 from petition_party",
        ];
        for text in same {
            assert_eq!(veil().before(text, Schema::Bare), None, "{text}");
        }
        assert_eq!(
            Veil::default().before("select 1 from petition", Schema::Main),
            None
        );
    }
}
