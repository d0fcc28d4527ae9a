//! The view of a body that supervises and settles nothing itself (Mặt trận Tổ quốc, tổ chức chính trị - xã hội, hội đồng nhân
//! dân): how the territory it watches stands, in figures and in matters without persons; what it mediated in and what it
//! passed on (Law on Complaints art. 66; Law on Denunciations art. 61; product F23).

mod query;
mod read;

pub use query::{Overseen, overseen};
pub use read::{Oversight, Passed, oversight};
