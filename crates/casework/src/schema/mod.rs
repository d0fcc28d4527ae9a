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
        name: "indexes hold what there is",
        sql: include_str!("0003.sql"),
    },
    Migration {
        number: 4,
        name: "directives and prolonged cases",
        sql: include_str!("0004.sql"),
    },
    Migration {
        number: 5,
        name: "units that the register adds",
        sql: include_str!("0005.sql"),
    },
    Migration {
        number: 6,
        name: "what shifts competence, and the period of a complaint",
        sql: include_str!("0006.sql"),
    },
    Migration {
        number: 7,
        name: "papers of notices",
        sql: include_str!("0007.sql"),
    },
    Migration {
        number: 8,
        name: "contents, verification, dialogue, conflicts of interest",
        sql: include_str!("0008.sql"),
    },
    Migration {
        number: 9,
        name: "how a case ends: withdrawal, service, publicity, enforcement, the courts",
        sql: include_str!("0009.sql"),
    },
    Migration {
        number: 10,
        name: "proposals and delegations",
        sql: include_str!("0010.sql"),
    },
    Migration {
        number: 11,
        name: "dossiers received from other registers",
        sql: include_str!("0011.sql"),
    },
    Migration {
        number: 12,
        name: "urging",
        sql: include_str!("0012.sql"),
    },
    Migration {
        number: 13,
        name: "inspections",
        sql: include_str!("0013.sql"),
    },
    Migration {
        number: 14,
        name: "review meetings",
        sql: include_str!("0014.sql"),
    },
    Migration {
        number: 15,
        name: "sums for boards",
        sql: include_str!("0015.sql"),
    },
    Migration {
        number: 16,
        name: "responsibility of heads, early warnings",
        sql: include_str!("0016.sql"),
    },
    Migration {
        number: 17,
        name: "duty rosters and the allowance",
        sql: include_str!("0017.sql"),
    },
    Migration {
        number: 18,
        name: "guidance, classes, receivers, who waits, deputies' days, interpreters, places",
        sql: include_str!("0018.sql"),
    },
    Migration {
        number: 19,
        name: "reports on time",
        sql: include_str!("0019.sql"),
    },
    Migration {
        number: 20,
        name: "what is new, the mail of a day, commendations",
        sql: include_str!("0020.sql"),
    },
    Migration {
        number: 21,
        name: "voters' petitions, public dialogues, legal obstacles, recommendations upward, studies for the Party",
        sql: include_str!("0021.sql"),
    },
    Migration {
        number: 22,
        name: "what is due summed by month and year",
        sql: include_str!("0022.sql"),
    },
    Migration {
        number: 23,
        name: "roots of the audit, rows bound by it, tables that only grow",
        sql: include_str!("0023.sql"),
    },
    Migration {
        number: 24,
        name: "second factors, how a sign-in was proved, what needs two persons",
        sql: include_str!("0024.sql"),
    },
    Migration {
        number: 25,
        name: "identities that another keeps",
        sql: include_str!("0025.sql"),
    },
    Migration {
        number: 26,
        name: "what is told without a name, and the talk about it",
        sql: include_str!("0026.sql"),
    },
    Migration {
        number: 27,
        name: "protection of those who denounce, restoration of the accused",
        sql: include_str!("0027.sql"),
    },
    Migration {
        number: 28,
        name: "what the scanner said of files",
        sql: include_str!("0028.sql"),
    },
    Migration {
        number: 29,
        name: "from whom a case is kept",
        sql: include_str!("0029.sql"),
    },
    Migration {
        number: 30,
        name: "the rule under which an act was done",
        sql: include_str!("0030.sql"),
    },
    Migration {
        number: 32,
        name: "the seal over denouncers, encrypted",
        sql: include_str!("0032.sql"),
    },
];
