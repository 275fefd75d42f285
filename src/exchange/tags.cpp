#include "exchange/tags.hpp"

namespace florilege::exchange {

namespace {

constexpr std::string_view blanks = " \t\n\r\f\v";

std::vector<std::string> split_at(std::string_view field, std::string_view separators)
{
    std::vector<std::string> tags;
    while (!field.empty()) {
        auto const end = std::min(field.find_first_of(separators), field.size());
        auto const tag = field.substr(0, end);
        field.remove_prefix(std::min(end + 1, field.size()));
        auto const first = tag.find_first_not_of(blanks);
        if (first == tag.npos) continue;
        tags.emplace_back(tag.substr(first, tag.find_last_not_of(blanks) - first + 1));
    }
    return tags;
}

} // namespace

std::vector<std::string> split_tags(std::string_view field, TagSeparator separator)
{
    switch (separator) {
    case TagSeparator::comma: return split_at(field, ",");
    case TagSeparator::space: return split_at(field, blanks);
    case TagSeparator::pipe: return split_at(field, "|");
    case TagSeparator::comma_or_space: return split_at(field, field.find(',') == field.npos ? blanks : ",");
    }
    return {};
}

} // namespace florilege::exchange
