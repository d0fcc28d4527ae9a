//! From an order to a PDF.

use paper::order::Order;
use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::{Ordered, Shop};

/// Orders for which what was set before is kept: the next paper of a kind is quicker, and memory stays small.
const KEPT: usize = 4;
/// Faults told of one order.
const TOLD: usize = 5;

/// Why an order could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file of the order has no usable name.
    #[error("{0:?} is no name of a file")]
    Name(String),
    /// The moment of the order is none.
    #[error("the order has no moment")]
    Moment,
    /// Typst says no.
    #[error("{0}")]
    Typst(String),
}

/// A press, warm from its first order on.
pub struct Press {
    shop: Shop,
}

impl Default for Press {
    fn default() -> Self {
        Self { shop: Shop::open() }
    }
}

impl Press {
    /// The PDF of an order: PDF/A-2a and PDF/UA-1, dated as the order says.
    ///
    /// # Errors
    /// What is wrong with the template or with what fills it, with file and line.
    pub fn print(&self, order: &Order) -> Result<Vec<u8>, Fault> {
        let world = Ordered::new(&self.shop, order)?;
        let printed = set(&world, order);
        comemo::evict(KEPT);
        printed
    }
}

fn set(world: &Ordered<'_>, order: &Order) -> Result<Vec<u8>, Fault> {
    let Warned { output, .. } = typst::compile::<PagedDocument>(world);
    let document = output.map_err(|faults| told(world, &faults))?;
    let [year, month, day, hour, minute, second] = order.moment;
    let small = |number: u16| u8::try_from(number).unwrap_or(u8::MAX);
    let moment = Datetime::from_ymd_hms(
        i32::from(year),
        small(month),
        small(day),
        small(hour),
        small(minute),
        small(second),
    )
    .ok_or(Fault::Moment)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|fault| Fault::Typst(fault.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(order.ident.clone()),
        creator: Smart::Custom(Some(order.creator.clone())),
        timestamp: Timestamp::new_local(moment, i32::from(order.zone)),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|faults| told(world, &faults))
}

/// The first faults with file and line. They hold words of the template and names of fields, not what fills them.
fn told(world: &Ordered<'_>, faults: &[SourceDiagnostic]) -> Fault {
    let line = |fault: &SourceDiagnostic| {
        let id = fault.span.id();
        let place = id.zip(world.range(fault.span)).and_then(|(id, range)| {
            let line = world.source(id).ok()?.lines().byte_to_line(range.start)?;
            Some(format!("{}:{}: ", id.vpath().get_without_slash(), line + 1))
        });
        format!("{}{}", place.unwrap_or_default(), fault.message)
    };
    let each: Vec<String> = faults.iter().take(TOLD).map(line).collect();
    Fault::Typst(each.join("; "))
}
