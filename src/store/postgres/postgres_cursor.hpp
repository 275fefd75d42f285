#pragma once

#include "store/postgres/postgres_connection.hpp"

#include <string>
#include <vector>

namespace florilege::store {

/// The rows of a query: those that have come, and the server's cursor for the rest.
class PostgresCursor final : public Cursor {
public:
    /// `cursor` is empty where `first` is the whole answer. The connection must outlive this.
    PostgresCursor(PostgresConnection& connection, PostgresResult first, std::string cursor);
    ~PostgresCursor() override;

    bool next() override;
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    Blob blob(int column) const override;

private:
    bool more_to_come() const;
    void check(int column) const;

    PostgresConnection& connection_;
    PostgresResult rows_;
    std::string cursor_;
    int row_ = -1;
    bool ended_ = false;
    mutable std::vector<std::string> decoded_; ///< bytes of the present row, by column
};

} // namespace florilege::store
