#pragma once

#include "store/session.hpp"

#include <memory>
#include <vector>

namespace florilege::tests {

/// Another session, with a count of what is asked of it.
class CountedSession final : public store::Session {
public:
    explicit CountedSession(store::Session& session) : session_{session} {}

    store::Engine engine() const noexcept override { return session_.engine(); }
    store::Tokenizer const& tokenizer() const noexcept override { return session_.tokenizer(); }

    std::size_t statements = 0;
    std::size_t rows = 0; ///< of all answers

protected:
    std::unique_ptr<store::Cursor> open(std::string_view sql, std::span<store::Param const> values,
                                        Wanted) override
    {
        ++statements;
        return std::make_unique<Counted>(session_.query_with(sql, values), rows);
    }
    std::int64_t execute(std::string_view sql, std::span<store::Param const> values) override
    {
        ++statements;
        return session_.run_with(sql, values);
    }

private:
    class Counted final : public store::Cursor {
    public:
        Counted(store::Rows of, std::size_t& count) : rows_{std::move(of)}, count_{count} {}

        bool next() override
        {
            bool const is = rows_.next();
            count_ += is ? 1U : 0U;
            return is;
        }
        bool is_null(int column) const override { return rows_.is_null(column); }
        std::int64_t integer(int column) const override { return rows_.integer(column); }
        double real(int column) const override { return rows_.real(column); }
        std::string_view text(int column) const override { return rows_.text(column); }
        store::Blob blob(int column) const override { return rows_.blob(column); }

    private:
        store::Rows rows_;
        std::size_t& count_;
    };

    store::Session& session_;
};

} // namespace florilege::tests
