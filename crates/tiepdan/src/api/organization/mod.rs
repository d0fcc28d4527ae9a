//! Units of the country.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use law::unit::{Branch, Level, UnitEntry};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::problem::Reading;
use crate::api::read::{Asked, of_entry};
use crate::api::value::{Day, Title};
use crate::app::App;
use crate::web::{Problem, SignedIn};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Rows of a page when nothing is said.
const ROWS: usize = 50;
/// Most rows of a page.
const MOST_ROWS: usize = 500;

/// Which units.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct UnitFilter {
    /// Words of the name or the place, with or without marks.
    q: Option<String>,
    /// Directly below this unit, by its code.
    parent: Option<String>,
    /// At this level.
    #[param(inline)]
    level: Option<LevelName>,
    /// In this line: `government`, `party`, `inspectorate`…
    branch: Option<String>,
    /// On this day; absent: today.
    #[param(inline)]
    on: Option<Day>,
    /// After this unit, by its code: `next` of the page before. Not together with `q`.
    after: Option<String>,
    /// Rows of the page: 1 to 500.
    #[param(minimum = 1, maximum = 500, default = 50)]
    limit: Option<i64>,
}

/// How high a unit stands.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Level)]
enum LevelName {
    /// trung ương
    Central,
    /// tỉnh
    Province,
    /// huyện, until 2025-06-30
    District,
    /// xã
    Commune,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Central => Self::Central,
            LevelName::Province => Self::Province,
            LevelName::District => Self::District,
            LevelName::Commune => Self::Commune,
        }
    }
}

/// A unit.
#[derive(Debug, Serialize, ToSchema)]
struct UnitView {
    /// Unique for ever.
    code: String,
    /// As the seal has it.
    name: Title,
    /// As people write it.
    short: Title,
    /// `central`, `province`, `district`, `commune`.
    level: String,
    /// Its line.
    branch: String,
    /// The province or central body whose data it shares.
    tenant: String,
    /// The territory it serves.
    territory: String,
    /// The unit above it.
    parent: Option<String>,
    /// First day.
    from: Day,
    /// Last day.
    until: Option<Day>,
}

impl From<UnitEntry> for UnitView {
    fn from(unit: UnitEntry) -> Self {
        Self {
            name: (&unit.name).into(),
            short: (&unit.short).into(),
            level: unit.level.as_str().to_owned(),
            branch: unit.branch.as_str().to_owned(),
            code: unit.code,
            tenant: unit.tenant,
            territory: unit.territory,
            parent: unit.parent,
            from: Day(unit.from),
            until: unit.until.map(Day),
        }
    }
}

/// A page of units.
#[derive(Debug, Serialize, ToSchema)]
struct UnitPage {
    /// The units.
    items: Vec<UnitView>,
    /// The code after which the next page begins; null at the end.
    next: Option<String>,
}

/// The units of the country on a day.
#[utoipa::path(get, path = "/units", operation_id = "listUnits", tag = "units", params(UnitFilter),
    security(("token" = []), ("session" = [])),
    responses((status = 200, description = "A page", body = UnitPage), Reading))]
async fn list(
    State(app): State<Arc<App>>,
    _actor: SignedIn,
    Asked(asked): Asked<UnitFilter>,
) -> Result<Json<UnitPage>, Problem> {
    asked.check(&app)?;
    Ok(Json(asked.page(&app)))
}

impl UnitFilter {
    fn check(&self, app: &App) -> Result<(), Problem> {
        if self.limit.is_some_and(|limit| !(1..=500).contains(&limit)) {
            return Err(of_entry("limit", "wrong-type"));
        }
        for (field, code) in [("parent", &self.parent), ("after", &self.after)] {
            if code
                .as_ref()
                .is_some_and(|code| app.law.units.get(code).is_none())
            {
                return Err(of_entry(field, "choice-unknown"));
            }
        }
        let knows = |name: &String| Branch::ALL.iter().any(|branch| branch.as_str() == name);
        if self.branch.as_ref().is_some_and(|name| !knows(name)) {
            return Err(of_entry("branch", "choice-unknown"));
        }
        Ok(())
    }

    fn page(&self, app: &App) -> UnitPage {
        let on = self.on.map_or(app.setting().now.today, |day| day.0);
        let rows = self.limit.and_then(|limit| usize::try_from(limit).ok());
        let rows = rows.unwrap_or(ROWS).min(MOST_ROWS);
        let units = &app.law.units;
        let fits = |unit: &UnitEntry| {
            let level = self.level.map(Level::from);
            level.is_none_or(|level| unit.level == level)
                && self
                    .branch
                    .as_ref()
                    .is_none_or(|name| unit.branch.as_str() == name)
                && self
                    .parent
                    .as_ref()
                    .is_none_or(|code| unit.parent.as_ref() == Some(code))
        };
        let mut found: Vec<UnitEntry> = match (&self.q, &self.parent) {
            (Some(typed), _) => {
                let found = units.search(typed, on, MOST_ROWS).into_iter();
                found.filter(fits).take(rows).collect()
            }
            (None, Some(parent)) => {
                let found = units.children(parent, on).into_iter().filter(fits);
                self.after_it(found).take(rows + 1).collect()
            }
            (None, None) => {
                let found = units.in_force(on).filter(fits);
                self.after_it(found).take(rows + 1).collect()
            }
        };
        let is_more = found.len() > rows;
        found.truncate(rows);
        UnitPage {
            next: found
                .last()
                .filter(|_| is_more)
                .map(|unit| unit.code.clone()),
            items: found.into_iter().map(UnitView::from).collect(),
        }
    }

    /// What follows the unit after which the page begins.
    fn after_it(&self, units: impl Iterator<Item = UnitEntry>) -> impl Iterator<Item = UnitEntry> {
        let mut is_passed = self.after.is_none();
        units.filter(move |unit| {
            let shown = is_passed;
            is_passed |= self.after.as_ref() == Some(&unit.code);
            shown
        })
    }
}
