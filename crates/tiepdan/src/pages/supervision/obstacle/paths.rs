//! Addresses of legal obstacles.

use casework::Id;

use crate::web::listing::address;

/// The obstacles that the units one sees found.
pub const OBSTACLES: &str = "/obstacles";
/// A new one.
pub const FIND: &str = "/obstacles/new";
/// One of them.
pub const OBSTACLE: &str = "/obstacles/{id}";

/// The list, narrowed to an article.
pub fn obstacles(tab: &str, (instrument, article): (&str, &str), after: &str) -> String {
    let query = [
        ("tab", tab),
        ("instrument", instrument),
        ("article", article),
        ("after", after),
    ];
    address(OBSTACLES, &query)
}

/// The form of a new one in the way of a case.
pub fn find(case: Id) -> String {
    address(FIND, &[("case", &case.to_string())])
}

/// An obstacle.
pub fn obstacle(id: Id) -> String {
    format!("{OBSTACLES}/{id}")
}
