#include "exchange/importers/column_map.hpp"

#include "text/utf8/fold.hpp"

#include <algorithm>
#include <array>

namespace florilege::exchange {
namespace {

struct Kind {
    ColumnIs what;
    std::string_view word;
    std::string_view names; ///< folded, between "|"
};

// The order is that in which they are proposed and listed.
constexpr std::array kinds{
    Kind{ColumnIs::url, "url",
         "url|link|links|address|web address|uri|href|website|lien|liens|adresse|adresse web|site web"},
    Kind{ColumnIs::title, "title", "title|name|page title|titre|nom|intitule|titre de la page"},
    Kind{
        ColumnIs::note, "note",
        "note|notes|description|comment|comments|remark|remarks|commentaire|commentaires|remarque|remarques"},
    Kind{ColumnIs::tags, "tags",
         "tags|tag|labels|label|keywords|categories|category|etiquettes|etiquette|mots-cles|mots cles|"
         "mots-clefs|categorie"},
    Kind{ColumnIs::folder, "folder",
         "folder|folders|collection|collections|list|lists|path|dossier|dossiers|liste|listes|chemin"},
    Kind{ColumnIs::created, "created",
         "created|created at|created on|date|date added|date saved|added|added at|time added|saved|saved at|"
         "saved date|timestamp|time|cree|cree le|date d'ajout|date de creation|ajoute le|enregistre le"},
    Kind{ColumnIs::updated, "updated",
         "updated|updated at|modified|modified at|last modified|date modified|modifie|modifie le|"
         "date de modification"},
    Kind{ColumnIs::unread, "unread", "unread|to read|toread|read later|a lire|non lu|non lus"},
    Kind{ColumnIs::read, "read", "read|is read|lu"},
    Kind{ColumnIs::archived, "archived", "archived|is archived|archive|archivee"},
    Kind{ColumnIs::favourite, "favourite",
         "favourite|favorite|favourited|favorited|is favorite|starred|star|favori|favoris"},
    Kind{ColumnIs::is_public, "public", "public|shared|is public|audience|publique|partage"},
    Kind{ColumnIs::is_private, "private", "private|is private|prive|privee"},
    Kind{ColumnIs::author, "author", "author|authors|creator|by|auteur|autrice|auteurs"},
    Kind{ColumnIs::highlight, "highlight",
         "highlight|highlights|quote|quotes|passage|passages|selection|citation|citations|surlignage|"
         "surlignages"},
};

std::string folded(std::string_view column)
{
    auto name = text::collapse_spaces(text::fold(column));
    std::ranges::replace(name, '_', ' ');
    return name;
}

bool is_among(std::string_view names, std::string_view name)
{
    while (!names.empty()) {
        auto const end = std::min(names.find('|'), names.size());
        if (names.substr(0, end) == name) return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

Kind const* kind_of(std::string_view word)
{
    auto const found = std::ranges::find(kinds, word, &Kind::word);
    return found == kinds.end() ? nullptr : &*found;
}

/// Where the part that begins `text` ends: at the next comma that a word and "=" follow.
std::size_t end_of_part(std::string_view text)
{
    for (auto comma = text.find(','); comma != text.npos; comma = text.find(',', comma + 1)) {
        auto const next = text.substr(comma + 1);
        auto const equals = next.find('=');
        if (equals != next.npos && kind_of(text::collapse_spaces(next.substr(0, equals))) != nullptr)
            return comma;
    }
    return text.size();
}

} // namespace

std::string_view word_of(ColumnIs what)
{
    return std::ranges::find(kinds, what, &Kind::what)->word;
}

std::string column_words()
{
    std::string words;
    for (auto const& kind : kinds)
        words.append(words.empty() ? "" : ", ").append(kind.word);
    return words;
}

Result<ColumnMap> read_column_map(std::string_view text)
{
    ColumnMap map;
    while (!text.empty()) {
        auto const end = end_of_part(text);
        auto const part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        auto const equals = part.find('=');
        auto const word = text::collapse_spaces(part.substr(0, std::min(equals, part.size())));
        auto const* const kind = kind_of(word);
        if (kind == nullptr || equals == part.npos)
            return Fault{std::string{part}, "is not WORD=COLUMN with a word of: " + column_words()};
        auto column = text::collapse_spaces(part.substr(equals + 1));
        if (column.empty()) return Fault{std::string{part}, "names no column"};
        map.emplace_back(kind->what, std::move(column));
    }
    return map;
}

ColumnMap propose_columns(std::span<std::string const> columns)
{
    ColumnMap map;
    for (auto const& kind : kinds)
        for (auto const& column : columns)
            if (is_among(kind.names, folded(column))) {
                map.emplace_back(kind.what, column);
                break;
            }
    return map;
}

std::string text_of(ColumnMap const& map)
{
    std::string text;
    for (auto const& [what, column] : map)
        text.append(text.empty() ? "" : ",").append(word_of(what)).append("=").append(column);
    return text;
}

} // namespace florilege::exchange
