#pragma once

#include "library/tags/tag.hpp"

namespace florilege::library {

/// Keeps the words of a tag's name in all their forms, by which searches for words find the tag. To be called
/// when a tag gets a name, after those of an old one were dropped.
void put_tag_words(store::Transaction& transaction, accounts::AccountId owner, TagId tag,
                   std::string_view name);

/// To be called before a tag goes or gets another name. Does nothing where there is no such tag.
void drop_tag_words(store::Transaction& transaction, accounts::AccountId owner, TagId tag);

/// Gives a tag another name, with its words. Nobody else's tag or alias has it.
void give_name(store::Transaction& transaction, accounts::AccountId owner, TagId tag, TagName const& name);

/// Takes a tag that nothing has any more out of the vocabulary.
void drop_tag(store::Transaction& transaction, accounts::AccountId owner, TagId tag);

} // namespace florilege::library
