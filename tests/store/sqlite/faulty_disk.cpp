#include "tests/store/sqlite/faulty_disk.hpp"

#include <atomic>
#include <cstring>
#include <new>

namespace florilege::store {
namespace {

struct Fault {
    std::atomic<int> code{SQLITE_OK};
    std::atomic<int> from{1};
    std::atomic<int> calls{0};

    void arm(int new_code, int from_call)
    {
        code = SQLITE_OK;
        calls = 0;
        from = from_call;
        code = new_code;
    }
    /// The code with which this call fails, or SQLITE_OK.
    int next() { return ++calls >= from ? code.load() : SQLITE_OK; }
};

// SQLite's interface passes no context to these that could carry them.
Fault write_fault;
Fault sync_fault;
sqlite3_vfs* real_disk = nullptr;
sqlite3_vfs faulty_disk;

/// One of our files: SQLite's part first, then the real file in the room behind.
struct File {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File& of(sqlite3_file* file)
{
    return *reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file)
{
    return of(file).real();
}

int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 at)
{
    if (int const code = write_fault.next()) return code;
    return real(file)->pMethods->xWrite(real(file), bytes, count, at);
}
int sync(sqlite3_file* file, int flags)
{
    if (int const code = sync_fault.next()) return code;
    return real(file)->pMethods->xSync(real(file), flags);
}
int close(sqlite3_file* file)
{
    return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at)
{
    return real(file)->pMethods->xRead(real(file), bytes, count, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size)
{
    return real(file)->pMethods->xTruncate(real(file), size);
}
int file_size(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int reserved(sqlite3_file* file, int* out)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), out);
}
int control(sqlite3_file* file, int op, void* arg)
{
    return real(file)->pMethods->xFileControl(real(file), op, arg);
}
int sector(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int traits(sqlite3_file* file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int map(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, out);
}
int shared_lock(sqlite3_file* file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmap(sqlite3_file* file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out_flags)
{
    auto& mine = of(file);
    mine.base.pMethods = nullptr;
    int const result = real_disk->xOpen(real_disk, name, mine.real(), flags, out_flags);
    if (mine.real()->pMethods == nullptr) return result;
    mine.methods = {2,           close,   read,     write,   truncate, sync,   file_size,
                    lock,        unlock,  reserved, control, sector,   traits, map,
                    shared_lock, barrier, unmap,    nullptr, nullptr};
    mine.base.pMethods = &mine.methods;
    return result;
}

} // namespace

FaultyDisk::FaultyDisk()
{
    real_disk = sqlite3_vfs_find(nullptr);
    faulty_disk = *real_disk;
    faulty_disk.zName = "faulty";
    faulty_disk.szOsFile = static_cast<int>(sizeof(File)) + real_disk->szOsFile;
    faulty_disk.xOpen = open;
    sqlite3_vfs_register(&faulty_disk, 1);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_register(real_disk, 1);
    sqlite3_vfs_unregister(&faulty_disk);
    fail_writes(SQLITE_OK);
    fail_syncs(SQLITE_OK);
}

void FaultyDisk::fail_writes(int code, int from_call)
{
    write_fault.arm(code, from_call);
}
void FaultyDisk::fail_syncs(int code, int from_call)
{
    sync_fault.arm(code, from_call);
}
int FaultyDisk::writes() const
{
    return write_fault.calls;
}
int FaultyDisk::syncs() const
{
    return sync_fault.calls;
}

} // namespace florilege::store
