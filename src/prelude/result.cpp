#include "prelude/result.hpp"

#include <stdexcept>

namespace florilege {

void throw_exception_from_error(ExpectedFailure const&, boost::source_location const& where)
{
    throw std::logic_error{"value() taken from a failed Result at " + where.to_string()};
}

} // namespace florilege
