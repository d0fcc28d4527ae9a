//! The pages, one folder for each noun.
//!
//! A page is a struct with a template beside it; its first field is `t:`
//! [`PageContext`](crate::web::PageContext), which speaks (`t.say("petition-queue-title")`, `t.date(day)`)
//! and knows who asks. A template extends `web/layout/staff.html`, `public.html` or `print.html`,
//! fills the blocks `title` and `content`, and is built from the macros of `web/components/`:
//! `frame` (head, tabs, empty, docket), `mark` (clock, status, notice, stat), `table` (sort,
//! pager), `field` (line, text, choice, options, files, token, summary). No `style=` and no script
//! stands in a page: the content policy drops them.
//!
//! A form names its fields once ([`Fields`](crate::web::Fields)), is read by
//! [`Form`](crate::web::Form) or, from a query, by [`Asked`](crate::web::form::Asked), and shows
//! itself again by [`Again`](crate::web::Again) with what was typed. A part for htmx is a second
//! template, chosen by [`Wanted`](crate::web::Wanted). `style/` shows all of it.

pub mod access;
pub mod audit;
pub mod board;
pub mod commendation;
pub mod figures;
pub mod filing;
pub mod following;
pub mod guidance;
pub mod home;
pub mod news;
pub mod notice;
pub mod organization;
pub mod petition;
pub mod privacy;
pub mod protection;
pub mod reception;
pub mod report;
pub mod responsibility;
pub mod settlement;
pub mod sign_in;
pub mod style;
pub mod supervision;
#[cfg(test)]
mod tests;
pub mod tip;

use std::sync::Arc;

use axum::Router;

use crate::app::App;

/// Every page.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .merge(access::routes())
        .merge(commendation::routes())
        .merge(figures::routes())
        .merge(filing::routes())
        .merge(following::routes())
        .merge(guidance::routes())
        .merge(home::routes())
        .merge(audit::routes())
        .merge(board::routes())
        .merge(news::routes())
        .merge(notice::routes())
        .merge(organization::routes())
        .merge(privacy::routes())
        .merge(report::routes())
        .merge(responsibility::routes())
        .merge(settlement::routes())
        .merge(petition::routes())
        .merge(protection::routes())
        .merge(reception::routes())
        .merge(sign_in::routes())
        .merge(tip::routes())
        .merge(style::routes())
        .merge(supervision::routes())
}
