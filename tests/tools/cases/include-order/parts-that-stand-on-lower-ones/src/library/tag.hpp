#include <boost/json/fwd.hpp>
