#include "store/session.hpp"

#include "store/error.hpp"

#include <cstring>

namespace florilege::store {

PublicId Rows::public_id(int column) const
{
    auto const stored = blob(column);
    PublicId::Bytes bytes{};
    if (stored.size() != bytes.size())
        throw StoreError{"cannot read a public id: the column holds " + std::to_string(stored.size()) +
                         " bytes, not 16"};
    std::memcpy(bytes.data(), stored.data(), bytes.size());
    return PublicId{bytes};
}

} // namespace florilege::store
