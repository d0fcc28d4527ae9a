//! A procedure drawn: the text of a Mermaid state diagram and the table of its steps.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{GovernedBy, Procedure, Step};

impl Procedure {
    /// The Mermaid state diagram of the procedure over all its days. Steps that keep the state are left to the table.
    pub fn diagram(&self) -> String {
        let mut text = String::from("stateDiagram-v2\n");
        for state in &self.states {
            line(
                &mut text,
                format_args!("    {}: {}", state.id, state.title.en),
            );
        }
        line(&mut text, format_args!("    [*] --> {}", self.start));
        for ((from, to), labels) in self.moves() {
            line(
                &mut text,
                format_args!("    {from} --> {to}: {}", labels.join(", ")),
            );
        }
        for state in self.states.iter().filter(|state| state.is_end()) {
            line(&mut text, format_args!("    {} --> [*]", state.id));
        }
        text
    }

    fn moves(&self) -> BTreeMap<(&str, &str), Vec<String>> {
        let mut moves: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for step in &self.steps {
            let Some(to) = &step.to else { continue };
            for from in step.from.iter().filter(|from| *from != to) {
                let labels = moves.entry((from, to)).or_default();
                if !labels.contains(&step.id) {
                    labels.push(step.id.clone());
                }
            }
        }
        moves
    }

    /// The page of the procedure for `docs/procedures/`: the diagram, then every step with its days, posts and article.
    pub fn page(&self) -> String {
        let mut text = format!("# {} ({})\n\n", self.title.en, self.title.vi);
        line(
            &mut text,
            format_args!(
                "`{}`, {}, from {}. Drawn from `law/vn/procedures/{}.toml`; do not edit.\n",
                self.id, self.article, self.from, self.id
            ),
        );
        line(
            &mut text,
            format_args!("```mermaid\n{}```\n", self.diagram()),
        );
        line(
            &mut text,
            format_args!(
                "| step | from | to | by | holds | requires | clocks | papers | article |"
            ),
        );
        line(&mut text, format_args!("{}|", "| --- ".repeat(9)));
        for step in &self.steps {
            line(&mut text, format_args!("{}", row(step)));
        }
        text
    }
}

fn line(text: &mut String, content: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{content}");
}

fn row(step: &Step) -> String {
    let requires = join(step.requires.iter().map(|r| format!("`{}`", r.fact)), "; ");
    let clocks = join(
        step.terms.iter().map(|effect| {
            let does = format!("{:?}", effect.does).to_lowercase();
            match &effect.when {
                Some(when) => format!("{does} {} when `{when}`", effect.term),
                None => format!("{does} {}", effect.term),
            }
        }),
        "; ",
    );
    let by = join(step.by.iter().map(|post| format!("{post:?}")), ", ");
    let cells = [
        format!("`{}`", step.id),
        step.from.join(", "),
        step.to.clone().unwrap_or_default(),
        by,
        days(step),
        requires,
        clocks,
        step.notices.join(", "),
        step.article.clone(),
    ];
    let cells = cells.map(|cell| cell.replace('|', "\\|").replace('*', "\\*"));
    format!("| {} |", cells.join(" | "))
}

fn days(step: &Step) -> String {
    let span = match (step.since, step.until) {
        (None, None) => return String::from("always"),
        (Some(since), None) => format!("from {since}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(since), Some(until)) => format!("{since} to {until}"),
    };
    match step.governed_by {
        GovernedBy::CaseStart => format!("{span}, by the start of the case"),
        GovernedBy::StepDay => format!("{span}, by the day of the step"),
    }
}

fn join(parts: impl Iterator<Item = String>, by: &str) -> String {
    parts.collect::<Vec<_>>().join(by)
}
