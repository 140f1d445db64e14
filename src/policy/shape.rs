//! The shape of a policy as data: what the schema, its documentation, Chromium's managed schema
//! and the Windows templates are all written from.

use super::node::Node;
use super::read::{Readable, Reader};

/// What may stand at one place of a policy.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// `true` or `false`.
    Bool,
    /// A whole number in a range.
    Whole {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A text.
    Text {
        /// The most characters.
        most: usize,
        /// What it must look like, as a JSON-Schema pattern.
        pattern: Option<&'static str>,
        /// What an administrator should write here.
        example: &'static str,
    },
    /// One of some words.
    Choice(Vec<Word>),
    /// A list.
    List {
        /// Each item.
        item: Box<Shape>,
        /// The most items.
        most: usize,
    },
    /// An object with known keys.
    Object(Vec<Field>),
}

/// One word of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// As written.
    pub word: &'static str,
    /// What it means.
    pub doc: &'static str,
}

/// One key of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it does, in a sentence or two.
    pub doc: &'static str,
    /// Whether it must be there.
    pub needed: bool,
    /// What it holds.
    pub shape: Shape,
}

impl Readable for bool {
    fn shape() -> Shape {
        Shape::Bool
    }

    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        match node.value {
            super::node::Value::Bool(is) => Some(is),
            _ => reader.wrong_type(node, "true-or-false"),
        }
    }
}

/// Declares a record of the policy: its type, its reading and its shape at once, so that they
/// can't drift apart. The doc comments are the schema's descriptions.
macro_rules! record {
    (
        $(#[doc = $doc:literal])+
        $(#[derive($($derive:ident),*)])?
        pub struct $name:ident {
            $( $(#[doc = $fdoc:literal])+ $($need:ident)? $key:literal => $field:ident : $ty:ty ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Default, PartialEq)]
        $(#[derive($($derive),*)])?
        pub struct $name { $( $(#[doc = $fdoc])+ pub $field: $ty ),* }

        impl $name {
            /// The keys it has.
            pub const KEYS: &'static [&'static str] = &[$($key),*];
        }

        impl $crate::policy::read::Readable for $name {
            fn shape() -> $crate::policy::shape::Shape {
                $crate::policy::shape::Shape::Object(vec![$(
                    $crate::policy::shape::Field {
                        key: $key,
                        doc: concat!($($fdoc),+),
                        needed: $crate::policy::shape::needed!($($need)?),
                        shape: <$ty as $crate::policy::read::Slot>::shape(),
                    }
                ),*])
            }

            fn read(
                node: &$crate::policy::node::Node,
                reader: &mut $crate::policy::read::Reader,
            ) -> Option<Self> {
                let members = reader.object(node, Self::KEYS)?;
                Some($name { $(
                    $field: {
                        let found = $crate::policy::read::member(members, $key);
                        if $crate::policy::shape::needed!($($need)?) && found.is_none() {
                            reader.problem(
                                node.line,
                                $crate::policy::problem::Trouble::Missing { key: $key.to_owned() },
                            );
                        }
                        <$ty as $crate::policy::read::Slot>::fill($key, found, reader)
                    }
                ),* })
            }
        }
    };
}

macro_rules! needed {
    (needed) => {
        true
    };
    () => {
        false
    };
}

/// Declares a choice of words; the first is the default.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        pub enum $name:ident {
            $(#[doc = $fdoc0:literal])+ $word0:literal => $variant0:ident
            $(, $(#[doc = $fdoc:literal])+ $word:literal => $variant:ident )* $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum $name {
            $(#[doc = $fdoc0])+ #[default] $variant0
            $(, $(#[doc = $fdoc])+ $variant )*
        }

        impl $name {
            /// Every choice, in order.
            pub const ALL: &'static [$name] = &[$name::$variant0 $(, $name::$variant)*];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$word0 $(, $word)*];

            /// The word for it in a policy.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $name::$variant0 => $word0 $(, $name::$variant => $word)* }
            }

            /// The choice written so.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $word0 => Some($name::$variant0), $($word => Some($name::$variant),)* _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl $crate::policy::read::Readable for $name {
            fn shape() -> $crate::policy::shape::Shape {
                $crate::policy::shape::Shape::Choice(vec![
                    $crate::policy::shape::Word { word: $word0, doc: concat!($($fdoc0),+) }
                    $(, $crate::policy::shape::Word { word: $word, doc: concat!($($fdoc),+) })*
                ])
            }

            fn read(
                node: &$crate::policy::node::Node,
                reader: &mut $crate::policy::read::Reader,
            ) -> Option<Self> {
                let $crate::policy::node::Value::Text(word) = &node.value else {
                    return reader.wrong_type(node, "text");
                };
                match $name::from_word(word) {
                    Some(choice) => Some(choice),
                    None => reader.not_a_choice(node, word, $name::WORDS),
                }
            }
        }
    };
}

pub(crate) use {choice, needed, record};
