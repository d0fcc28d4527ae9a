//! Values as templates give them: lent, sometimes twice.

use jiff::civil::{Date, DateTime};

use crate::Left;

/// A value, or a reference to one. Templates lend what they show, so everything here that writes a
/// value takes it either way.
pub trait Given<T>: Copy {
    /// The value itself.
    fn given(self) -> T;
}

impl<T, G: Given<T>> Given<T> for &G {
    fn given(self) -> T {
        (*self).given()
    }
}

macro_rules! given {
    ($($own:ty => $wanted:ty),*) => {
        $(impl Given<$wanted> for $own {
            fn given(self) -> $wanted {
                self.into()
            }
        })*
    };
}

given!(i64 => i64, i32 => i64, u32 => i64, Date => Date, DateTime => DateTime, Left => Left);

impl Given<i64> for usize {
    fn given(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}
