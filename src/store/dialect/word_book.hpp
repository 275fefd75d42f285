#pragma once

#include "store/dialect/full_text.hpp"
#include "store/transaction.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace florilege::store {

/// The book of words beside a full-text index of SQLite's. Most forms of a word follow from its first one:
/// they are written here once, where the index would keep them at every place of the word, and whoever asks
/// for a form looks for the words that have it.
///
/// Numbers that imply nothing are not in it: addresses are full of them, most for one bookmark.
///
/// A word stays in the book when its last row is gone; it finds nothing then. The book knows the words of
/// every row, whoever may read it: nothing of it is to be shown, and nobody else is to ask it.

/// What may stand in the index where that form is asked for: the words that have it, and the form itself
/// where some word has it that need not, or where it is a number.
std::vector<std::string> words_with(Session& session, TextTable const& table, std::string const& form);

/// The words that begin so, sorted; nothing where they are more than `most`, or numbers.
std::optional<std::vector<std::string>> words_beginning(Session& session, TextTable const& table,
                                                        std::string const& beginning, std::size_t most);

/// The words that a transaction put into indexes; it writes into their books what these did not have.
class NewWords final : public Pending {
public:
    void add(TextTable const& table, CutTexts const& texts);
    void write(Transaction& transaction) override;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const noexcept
        {
            return std::hash<std::string_view>{}(word);
        }
    };
    /// Of each word the forms it implies.
    using Words = std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>>;

    static std::vector<std::string>& forms_of(Words& words, std::string_view word);

    std::map<std::string, Words, std::less<>> words_of_tables_ = {};
};

} // namespace florilege::store
