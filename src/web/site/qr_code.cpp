#include "web/site/qr_code.hpp"

#include <qrencode.h>

#include <memory>

namespace florilege::web {
namespace {

constexpr int quiet_zone = 4; // squares on each side

/// One path with a square for each dark module.
std::string path_of(QRcode const& code)
{
    std::string path;
    for (int y = 0; y < code.width; ++y)
        for (int x = 0; x < code.width; ++x)
            if ((code.data[y * code.width + x] & 1) != 0)
                path +=
                    'M' + std::to_string(x + quiet_zone) + ' ' + std::to_string(y + quiet_zone) + "h1v1h-1z";
    return path;
}

} // namespace

std::string qr_code(std::string_view text)
{
    std::string const ended{text};
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const code{
        QRcode_encodeString(ended.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free};
    if (code == nullptr) return {};
    auto const side = std::to_string(code->width + 2 * quiet_zone);
    return "<svg class=\"qr\" viewBox=\"0 0 " + side + ' ' + side + "\" aria-hidden=\"true\"><path d=\"" +
           path_of(*code) + "\"/></svg>";
}

} // namespace florilege::web
