//! Kinds of news in words, and where each is worked on.

use casework::news::NewsKind;
use words::t;

/// The message that names a kind.
pub(crate) const fn kind(kind: NewsKind) -> &'static str {
    match kind {
        NewsKind::Petition => t!("news-petition"),
        NewsKind::Directive => t!("news-directive"),
        NewsKind::Urging => t!("news-urging"),
        NewsKind::Report => t!("news-report"),
        NewsKind::Proposal => t!("news-proposal"),
        NewsKind::Meeting => t!("news-meeting"),
        NewsKind::Protection => t!("news-protection"),
        NewsKind::Tip => t!("news-tip"),
        NewsKind::Emergency => t!("news-emergency"),
        NewsKind::Due => t!("news-due"),
        NewsKind::Overdue => t!("news-overdue"),
    }
}

/// The list on which a kind is worked on.
pub(crate) const fn href(kind: NewsKind) -> &'static str {
    match kind {
        NewsKind::Petition => "/queue",
        NewsKind::Directive => "/directives?side=owed",
        NewsKind::Urging => "/urgings",
        NewsKind::Report => "/reports/owed",
        NewsKind::Proposal => "/sign",
        NewsKind::Meeting => "/meetings",
        NewsKind::Protection => "/protections",
        NewsKind::Tip => "/tips",
        NewsKind::Emergency => "/admin/requests",
        NewsKind::Due | NewsKind::Overdue => "/watch",
    }
}

/// The message that names one thing.
pub(super) fn thing(thing: &str) -> &'static str {
    match thing {
        "petition" => t!("news-one-petition"),
        "case" => t!("news-one-case"),
        "assignment" => t!("news-one-assignment"),
        "urging" => t!("news-one-urging"),
        "report" => t!("news-one-report"),
        "meeting" => t!("news-one-meeting"),
        "protection" => t!("news-one-protection"),
        "tip" => t!("news-one-tip"),
        "emergency" => t!("news-one-emergency"),
        _ => t!("news-one-other"),
    }
}
