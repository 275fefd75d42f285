#pragma once

#include "exchange/text_reader.hpp"
#include "text/html/tag_stream.hpp"

#include <string>

namespace florilege::exchange {

/// What stands between "<![CDATA[" and "]]>": the text that it is in XML, or a comment, as in HTML.
enum class Cdata { is_comment, is_text };

/// Reads a file of tags, well-formed or not, and gives its tokens to `take`. Holds one token, of at most
/// `record_bytes`; a longer one is given as damage.
template <class Take>
void each_token(Source& source, ImportOptions const& options, Intake& intake, Cdata cdata, Take const& take)
{
    TextReader text{source, intake, options};
    text::TagStream tags{{.token_bytes = options.record_bytes, .cdata = cdata == Cdata::is_text}};
    auto const drain = [&] {
        while (auto const* token = tags.next())
            take(*token);
    };
    for (std::string chunk; text.more(chunk); chunk.clear()) {
        tags.feed(chunk);
        drain();
    }
    tags.finish();
    drain();
}

} // namespace florilege::exchange
