#include "store/dialect/word_book.hpp"

#include "store/dialect/cut_forms.hpp"

#include <algorithm>

namespace florilege::store {
namespace {

/// Sorts behind every word that goes on after a beginning.
constexpr std::string_view last_character = "\U0010FFFF";

bool is_number(std::string_view word)
{
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

std::string asked(TextTable const& table, std::string_view condition)
{
    return "SELECT word FROM visible_" + std::string{table.name} + "_book WHERE " + std::string{condition};
}

} // namespace

std::vector<std::string> words_with(Session& session, TextTable const& table, std::string const& form)
{
    std::vector<std::string> words;
    if (is_number(form)) words.push_back(form);
    auto const sql = asked(table, "form = ?1 ORDER BY word");
    auto rows = session.query(sql, form);
    while (rows.next())
        words.push_back(rows.string(0));
    return words;
}

std::optional<std::vector<std::string>> words_beginning(Session& session, TextTable const& table,
                                                        std::string const& beginning, std::size_t most)
{
    if (is_number(beginning)) return std::nullopt;
    std::vector<std::string> words;
    auto const sql = asked(table, "form >= ?1 AND form <= ?2 AND word = form ORDER BY form LIMIT ?3");
    auto rows = session.query(sql, beginning, beginning + std::string{last_character}, most + 1);
    while (rows.next())
        words.push_back(rows.string(0));
    if (words.size() > most) return std::nullopt;
    return words;
}

std::vector<std::string>& NewWords::forms_of(Words& words, std::string_view word)
{
    auto found = words.find(word); // most are there
    if (found == words.end()) found = words.try_emplace(std::string{word}).first;
    return found->second;
}

void NewWords::add(TextTable const& table, CutTexts const& texts)
{
    auto& words = words_of_tables_.try_emplace(std::string{table.name}).first->second;
    for (auto const& column : texts.columns()) {
        std::vector<std::string>* implied = nullptr;
        CutForms forms{column};
        while (auto const form = forms.next()) {
            if (!form->same_word)
                implied = &forms_of(words, form->text);
            else if (!form->implied)
                forms_of(words, form->text);
            else if (std::find(implied->begin(), implied->end(), form->text) == implied->end())
                implied->emplace_back(form->text);
        }
    }
}

void NewWords::write(Transaction& transaction)
{
    for (auto const& [name, words] : words_of_tables_) {
        auto const known_sql = "SELECT 1 FROM " + name + "_book WHERE form = ?1 AND word = ?1";
        auto const put_sql = "INSERT INTO " + name + "_book (form, word) VALUES (?1, ?2)";
        for (auto const& [word, forms] : words) {
            if (is_number(word) && forms.empty()) continue;
            if (transaction.integer(known_sql, word)) continue;
            transaction.run(put_sql, word, word);
            for (auto const& form : forms)
                transaction.run(put_sql, form, word);
        }
    }
}

} // namespace florilege::store
