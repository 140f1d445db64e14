//! A value and who set it.

/// Who set a value.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Setter {
    /// Nobody: it is Candour's default.
    #[default]
    Candour,
    /// The person.
    Person,
    /// A policy, by the name of who wrote it.
    Policy(String),
}

/// A value and who set it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Ruled<T> {
    /// The value.
    pub value: T,
    /// Who set it.
    pub by: Setter,
}

impl<T> Ruled<T> {
    pub(super) fn new(value: T, by: Setter) -> Self {
        Ruled { value, by }
    }
}

/// The person's own value, or else the default.
pub(super) fn or_default<T: Default>(own: Option<T>) -> Ruled<T> {
    match own {
        Some(own) => Ruled::new(own, Setter::Person),
        None => Ruled::new(T::default(), Setter::Candour),
    }
}
