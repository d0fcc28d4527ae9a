//! One figure beside its limit.

/// A measured value, what it may be at most, and in which unit.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// What it came to.
    pub measured: f64,
    /// What it may come to at most.
    pub limit: f64,
    /// Unit of both.
    pub unit: &'static str,
}

impl Figure {
    /// A figure that must not exceed its limit.
    pub fn at_most(name: impl Into<String>, measured: f64, limit: f64, unit: &'static str) -> Self {
        Self {
            name: name.into(),
            measured,
            limit,
            unit,
        }
    }

    /// Measured to limit; at most 1 where the promise holds.
    pub fn ratio(&self) -> f64 {
        self.measured / self.limit
    }

    /// One line for a reader.
    pub fn line(&self) -> String {
        let verdict = if self.ratio() <= 1.0 {
            "holds"
        } else {
            "EXCEEDS"
        };
        let Self {
            name,
            measured,
            limit,
            unit,
        } = self;
        format!(
            "{name:<58} {measured:>10.3} of {limit:>10.3} {unit:<8} {:>6.2}  {verdict}",
            self.ratio()
        )
    }
}

/// The middle value.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
