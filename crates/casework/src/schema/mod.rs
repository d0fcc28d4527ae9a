//! The tables of the register, forward only.

use store::Migration;

/// Every step of the schema, in order.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        name: "the register",
        sql: include_str!("0001.sql"),
    },
    Migration {
        number: 2,
        name: "what the filer calls his petition",
        sql: include_str!("0002.sql"),
    },
    Migration {
        number: 3,
        name: "papers of notices",
        sql: include_str!("0003.sql"),
    },
];
