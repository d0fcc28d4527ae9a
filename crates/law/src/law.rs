//! The whole law of a country, loaded and checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::allowance::Allowance;
use crate::cited;
use crate::classification::Classification;
use crate::commendation::Commendations;
use crate::competence::Competence;
use crate::dossier::Dossiers;
use crate::form::Forms;
use crate::grounds::Lists;
use crate::group::Groups;
use crate::handling::Handling;
use crate::indicator::Indicators;
use crate::map::Map;
use crate::notices::Notices;
use crate::papers::Papers;
use crate::period::Periods;
use crate::procedures::Procedures;
use crate::processing::Processing;
use crate::reporting::Reporting;
use crate::rights::Rights;
use crate::supervision::Supervision;
use crate::term::Known;
use crate::tips::Tips;
use crate::unit::Units;
use crate::urging::Urging;
use crate::words::Vocabulary;
use crate::{Calendar, Duties, Faults, Instruments, Parameters, Source, Term, Terms};

/// The law of a country.
#[derive(Debug)]
pub struct Law {
    /// Legal instruments.
    pub texts: Instruments,
    /// Working days.
    pub calendar: Calendar,
    /// Statutory clocks.
    pub terms: Terms,
    /// How often heads receive citizens.
    pub duties: Duties,
    /// Readings taken where the law is not certain.
    pub parameters: Parameters,
    /// Statutory tables.
    pub forms: Forms,
    /// Reporting periods.
    pub periods: Periods,
    /// Who owes which report of a period.
    pub reporting: Reporting,
    /// Figures that serve indices.
    pub indicators: Indicators,
    /// Forms of commendation.
    pub commendations: Commendations,
    /// Units of the country, of today and before.
    pub units: Units,
    /// Where each province stands on the map of tiles.
    pub map: Map,
    /// Groups of people.
    pub groups: Groups,
    /// Papers that the law names.
    pub notices: Notices,
    /// The papers themselves.
    pub papers: Papers,
    /// What dossiers hold.
    pub dossiers: Dossiers,
    /// Lists of grounds, outcomes and other choices.
    pub grounds: Lists,
    /// What a petition can be.
    pub classification: Classification,
    /// What may be done with a petition.
    pub handling: Handling,
    /// Who settles what.
    pub competence: Competence,
    /// The ways of cases.
    pub procedures: Procedures,
    /// Who leads whom, and what makes a case prolonged.
    pub supervision: Supervision,
    /// When the register urges whoever owes a term.
    pub urging: Urging,
    /// Information with denunciation content whose source is not named.
    pub tips: Tips,
    /// Which data of people the register holds, and why.
    pub processing: Processing,
    /// What receiving citizens is paid.
    pub allowance: Allowance,
    /// Who may do what.
    pub rights: Arc<Rights>,
    outside: BTreeSet<String>,
    above: BTreeSet<String>,
}

impl Law {
    /// The law of Vietnam as it is built into the program, with the readings proposed.
    ///
    /// # Errors
    /// Every mistake in the data, with file and line.
    pub fn vietnam() -> Result<Self, Faults> {
        Self::load(&Source::vietnam())
    }

    /// Reads a law with the readings it proposes.
    ///
    /// # Errors
    /// Every mistake in the data, with file and line.
    pub fn load(source: &Source) -> Result<Self, Faults> {
        Self::load_with(source, &[])
    }

    /// Reads a law with other readings: pairs of a parameter's id and its value.
    ///
    /// # Errors
    /// Every mistake in the data, with file and line; a setting that does not exist or is not allowed.
    pub fn load_with(source: &Source, settings: &[(String, String)]) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let texts = Instruments::load(source, &mut faults);
        let calendar = Calendar::load(source, &mut faults);
        let parameters = Parameters::load(source, settings, &mut faults);
        let words = Vocabulary::load(source, &mut faults);
        let known = Known {
            texts: &texts,
            parameters: &parameters,
            words: &words,
        };
        let terms = Terms::load(source, &known, &mut faults);
        let duties = Duties::load(source, &texts, &words, &mut faults);
        let forms = Forms::load(source, &mut faults);
        let periods = Periods::load(source, &mut faults);
        let reporting = Reporting::load(source, &mut faults);
        let indicators = Indicators::load(source, &mut faults);
        let commendations = Commendations::load(source, &mut faults);
        let units = Units::load(source, &mut faults);
        // A file of terms that cannot be read is one fault, not one for every rule that names its terms.
        let terms_are_whole = faults.0.is_empty();
        let is_term = |id: &str| !terms_are_whole || terms.get(id).is_some();
        let map = Map::load(source, &units, &mut faults);
        let groups = Groups::load(source, &mut faults);
        let notices = Notices::load(source, &mut faults);
        let papers = Papers::load(source, &notices, &texts, &mut faults);
        let dossiers = Dossiers::load(source, &notices, &mut faults);
        let grounds = Lists::load(source, &notices, &is_term, &mut faults);
        let classification = Classification::load(source, &mut faults);
        let handling = Handling::load(source, &notices, &is_term, &mut faults);
        let competence = Competence::load(source, &mut faults);
        let procedures = Procedures::load(source, &grounds, &notices, &is_term, &mut faults);
        let supervision = Supervision::load(source, &mut faults);
        let urging = Urging::load(source, &is_term, &mut faults);
        let processing = Processing::load(source, &mut faults);
        let allowance = Allowance::load(source, &mut faults);
        let tips = Tips::load(source, &mut faults);
        let rights = Arc::new(Rights::load(source, &mut faults));
        cited::check(source, &texts, &mut faults);
        faults.or(Self {
            texts,
            calendar,
            terms,
            duties,
            parameters,
            forms,
            periods,
            reporting,
            indicators,
            commendations,
            units,
            map,
            groups,
            notices,
            papers,
            dossiers,
            grounds,
            classification,
            handling,
            competence,
            procedures,
            supervision,
            urging,
            tips,
            processing,
            allowance,
            rights,
            outside: words.outside,
            above: words.above,
        })
    }

    /// The first day on which the register knows the calendar: nothing can be dated before it.
    pub fn first_day(&self) -> Date {
        self.calendar
            .years()
            .first()
            .and_then(|first| Date::new(first.year, 1, 1).ok())
            .unwrap_or(Date::MIN)
    }

    /// Does a term bind the unit that keeps the case, so that it shows among its due work?
    pub fn is_owed_by_unit(&self, term: &str) -> bool {
        self.term(term)
            .is_some_and(|term| !self.outside.contains(&term.decides.id))
    }

    /// Does a term bind the unit above the one that keeps the case?
    pub fn is_owed_by_superior(&self, term: &str) -> bool {
        self.term(term)
            .is_some_and(|term| self.above.contains(&term.decides.id))
    }

    /// A term by its id or its name.
    pub fn term(&self, word: &str) -> Option<&Term> {
        self.terms.get(word)
    }
}
